#compdef followup
# Completion of the command followup for zsh. In ~/.zshrc, behind compinit: source <(followup completion zsh)
_followup() {
    local line
    local -a texts shown
    while IFS= read -r line; do
        case $line in
            //folders) _files -/; return ;;
            //files) _files; return ;;
        esac
        texts+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
    done < <(command followup __complete zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    (( $#texts )) && compadd -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -l -d shown -a texts
}
if [[ $funcstack[1] == _followup ]]; then _followup "$@"; else compdef _followup followup; fi
