# Completion of the command followup for bash. In ~/.bashrc: source <(followup completion bash)
_followup() {
    local word
    COMPREPLY=()
    while IFS= read -r word; do
        case $word in
            //folders) compopt -o dirnames 2>/dev/null ;;
            //files) compopt -o default 2>/dev/null ;;
            *) COMPREPLY+=("$word") ;;
        esac
    done < <(command followup __complete bash "$1" "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
}
complete -F _followup followup
