# Completion of the command followup for fish. Once: followup completion fish > ~/.config/fish/completions/followup.fish
function __followup_words
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l found (command followup __complete fish $words[2..-1] "$current" 2>/dev/null)
    switch "$found[1]"
        case //folders
            __fish_complete_directories "$current"
        case //files
            __fish_complete_path "$current"
        case '*'
            printf '%s\n' $found
    end
end
complete -c followup -f -a '(__followup_words)'
