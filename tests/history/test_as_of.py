"""`due --as-of`: the journal as a commit has it, or as it was at the end of a day."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from repositories import ENV, Repo, imported

from followup_kit.cli import main

pytestmark = pytest.mark.zone_free

TOML = 'timezone = "America/New_York"\n'
ENTRY = "---\ncompany: Northwind\nrole: Data Engineer\ndate: 2026-11-18 14:00\ninterviewers: [Dana Whitfield <dana@northwind.example>]\n"
SENT = "log:\n  - {date: 2026-11-18 18:10, sent: thank-you, to: Dana Whitfield, by: email}\n"
FIRST, SECOND, THIRD = "2026-11-17T20:00-05:00", "2026-11-18T18:15-05:00", "2026-11-20T08:00-05:00"


@pytest.fixture
def repo(tmp_path):
    """A journal of three commits: an entry, its thank-you, its promise."""
    repo = Repo(tmp_path / "search")
    repo.commit({"journal.toml": TOML, "a.md": ENTRY + "---\n"}, "new northwind", FIRST)
    repo.commit({"a.md": ENTRY + SENT + "---\n"}, "done northwind thank-you", SECOND)
    repo.commit({"a.md": ENTRY + "decision_by: 2026-11-27\n" + SENT + "---\n"}, "promise", THIRD)
    return repo


@pytest.fixture
def due(run):
    """Runs `due` on a journal."""
    return lambda folder, *argv: run(folder, "due", *argv)


@pytest.mark.parametrize(
    ("as_of", "now", "thanks", "check_in"),
    [
        ("HEAD~2", "2026-11-17T20:00:00-05:00", "waiting", "2026-11-25"),
        ("HEAD~1", "2026-11-18T18:15:00-05:00", None, "2026-11-25"),
        ("HEAD", "2026-11-20T08:00:00-05:00", None, "2026-11-30"),
        ("main", "2026-11-20T08:00:00-05:00", None, "2026-11-30"),
        ("2026-11-17", "2026-11-17T23:59:59-05:00", "waiting", "2026-11-25"),
        ("2026-11-18", "2026-11-18T23:59:59-05:00", None, "2026-11-25"),
        ("2026-11-18 18:14", "2026-11-18T18:14:00-05:00", "due", "2026-11-25"),
        ("2026-11-18T18:15", "2026-11-18T18:15:00-05:00", None, "2026-11-25"),
        ("2026-11-19", "2026-11-19T23:59:59-05:00", None, "2026-11-25"),
        ("-10d", "2026-11-20T23:59:59-05:00", None, "2026-11-30"),
        ("today", "2026-11-30T09:00:00-05:00", None, "2026-11-30"),
    ],
)
def test_the_state_and_the_clock_are_those_of_then(repo, due, as_of, now, thanks, check_in):
    """A commit is seen at its own date, a day with its last commit at its end (today: now), a minute with what was there then."""
    code, out, err = due(repo.folder, "--json", "--as-of", as_of)
    found = json.loads(out)
    rows = {a["kind"]: a for a in found["actions"]}
    assert (code, err, found["now"]) == (0, "", now)
    assert rows["check-in"]["opens"][:10] == check_in
    assert (rows["thank-you"]["state"] if "thank-you" in rows else None) == thanks


def test_the_page_says_which_commit(repo, due):
    """The last line has the commit, and the day where one was asked for; `--now` is another clock on the same files."""
    name = repo.git("rev-parse", "HEAD~1")[:9]
    assert due(repo.folder, "--as-of", "HEAD~1")[1].endswith(f"now Wed 18 Nov 18:15 (commit {name})\n")
    assert due(repo.folder, "--as-of", "2026-11-18")[1].endswith(f"now Wed 18 Nov 23:59 (as of 2026-11-18, commit {name})\n")
    code, out, _ = due(repo.folder, "--as-of", "HEAD~2", "--now", "2026-11-20T09:00", "--json")
    assert code == 0
    assert json.loads(out)["now"] == "2026-11-20T09:00:00-05:00"
    assert [a["state"] for a in json.loads(out)["actions"] if a["kind"] == "thank-you"] == ["overdue"]


def test_list_table_and_show_have_it_too(repo, run):
    """The state, the clock and the notes are those of then; nothing on disk is read for it."""
    (repo.folder / "a.md").write_text("---\ncompany: Another\n---\n")
    listed = json.loads(run(repo.folder, "list", "--json", "--as-of", "2026-11-17")[1])
    assert (listed["now"], listed["opportunities"][0]["stage"]) == ("2026-11-17T23:59:59-05:00", "interview ahead")
    code, out, err = run(repo.folder, "table", "--json", "--as-of", "HEAD~1")
    assert (code, err) == (0, "")
    assert [a["state"] for a in json.loads(out)["actions"] if a["kind"] == "thank-you"] == ["done"]
    assert "sent thank-you" not in run(repo.folder, "show", "northwind", "--as-of", "HEAD~2")[1]
    assert "thank-you to Dana Whitfield" in run(repo.folder, "show", "northwind", "--as-of", "HEAD")[1]
    assert run(repo.folder, "show", "northwind", "--as-of", "HEAD~9")[0] == 2


def test_what_is_not_committed_is_not_there(repo, due):
    """Neither a file that git does not know nor a change on disk is in a commit; a pinned clock of the commit does not count."""
    before = due(repo.folder, "--as-of", "HEAD", "--json")
    repo.write({"b.md": ENTRY + "---\n", "a.md": "---\nbroken", "journal.toml": TOML + 'playbook = "one-shot"\n'})
    assert due(repo.folder, "--as-of", "HEAD", "--json") == before
    at = repo.commit({"journal.toml": TOML + "now = 2026-11-20T09:00:00-05:00\n"}, "pinned", "2026-11-21T09:00-05:00")
    assert json.loads(due(repo.folder, "--as-of", at, "--json")[1])["now"] == "2026-11-21T09:00:00-05:00"


def test_the_playbooks_of_then(repo, due):
    """A playbook of the journal's own is the commit's."""
    toml = {"journal.toml": TOML + 'playbook = "mine"\n'}
    for hours, day in ((2, "24"), (4, "25")):
        mine = {"playbooks/mine.toml": f'extends = "balanced"\n[thank-you]\nhours = {hours}\n'}
        repo.commit({**toml, **mine, "a.md": ENTRY + "---\n"}, "mine", f"2026-11-{day}T09:00-05:00")
    hours = [
        next(a["due"] for a in json.loads(due(repo.folder, "--as-of", rev, "--json")[1])["actions"] if a["kind"] == "thank-you")
        for rev in ("HEAD~1", "HEAD")
    ]
    assert hours == ["2026-11-18T17:00:00-05:00", "2026-11-18T19:00:00-05:00"]


def test_an_error_of_then_is_named_and_fails(repo, due):
    """A file that was broken in the commit is named, with exit code 1; so is a broken `journal.toml`."""
    repo.commit({"a.md": ENTRY.replace("2026-11-18 14:00", "soon") + "---\n"}, "oops", "2026-11-21T09:00-05:00")
    code, _, err = due(repo.folder, "--as-of", "HEAD")
    assert code == 1
    assert err.startswith("a.md:4:7: error: date: 'soon'")
    repo.commit({"journal.toml": "timezone = 7\n"}, "oops", "2026-11-22T09:00-05:00")
    code, _, err = due(repo.folder, "--as-of", "HEAD")
    assert (code, err[:20]) == (1, "journal.toml:1:1: er")


def test_a_journal_below_the_top_of_its_repository(tmp_path, due):
    """A journal may be a folder of a repository, through a link too; where the commit does not have it, there is no empty list."""
    repo = Repo(tmp_path / "home")
    repo.commit({"other.txt": "x"}, "before", FIRST)
    repo.commit({"my docs/search/journal.toml": TOML, "my docs/search/a.md": ENTRY + "---\n"}, "begin", SECOND)
    folder = repo.folder / "my docs" / "search"
    (tmp_path / "link").symlink_to(folder)
    for journal in (folder, tmp_path / "link"):
        code, out, _ = due(journal, "--as-of", "HEAD", "--json")
        assert (code, json.loads(out)["read"]) == (0, 1)
    code, out, err = due(folder, "--as-of", "HEAD~1")
    first = repo.git("rev-parse", "HEAD~1")[:9]
    assert (code, out) == (2, "")
    assert err == f"followup: in commit {first} there is no my docs/search/, so there was no journal to read\n"


def test_links_and_submodules_and_names(repo, due):
    """In a commit a link is what it is on disk; a submodule is an error, since its files are elsewhere; names may be any bytes."""
    (repo.folder / "again.md").symlink_to("a.md")
    (repo.folder / "out.md").symlink_to("../secret.md")
    (repo.folder / "nothing.md").symlink_to("not-there.md")
    (repo.folder / "round.md").symlink_to("round.md")
    (repo.folder / "way").symlink_to("deep")
    repo.write(
        {
            "deep/b.md": ENTRY.replace("Northwind", "Umbra") + "---\n",
            b"odd-\xff.md".decode("utf-8", "surrogateescape"): ENTRY.replace("date: ", "date: x") + "---\n",
        }
    )
    head = repo.commit({}, "links", "2026-11-21T09:00-05:00")
    on_disk = due(repo.folder, "--now", "2026-11-21T09:00-05:00")
    in_commit = due(repo.folder, "--as-of", "HEAD")
    assert (in_commit[0], in_commit[2]) == (on_disk[0], on_disk[2])
    assert in_commit[1].replace(f"commit {head[:9]}", "--now") == on_disk[1]
    assert "out.md" in in_commit[2]
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{head},others")
    repo.git("commit", "-q", "-m", "a submodule", at="2026-11-22T09:00-05:00")
    code, _, err = due(repo.folder, "--as-of", "HEAD")
    assert code == 1
    assert "others:1:1: error: the folder cannot be read: it is a repository of its own (a submodule)\n" in err


@pytest.mark.parametrize(
    ("as_of", "message"),
    [
        ("nowhere", "no commit, branch, tag or day 'nowhere' (git log names them)"),
        ("--output=x", "no commit, branch, tag or day '--output=x' (git log names them)"),
        ("HEAD~9", "no commit, branch, tag or day 'HEAD~9' (git log names them)"),
        ("HEAD:a.md", "no commit, branch, tag or day 'HEAD:a.md' (git log names them)"),
        ("", "no commit, branch, tag or day '' (git log names them)"),
        ("2026-11-31", "'2026-11-31': that month has no day 31 (write it like 2026-11-18 14:00)"),
        ("03/04/2026", "'03/04/2026' is ambiguous: 2026-04-03 or 2026-03-04? (write the one you mean: 2026-04-03 or 2026-03-04)"),
        ("2026-12-01", "nothing is recorded yet on '2026-12-01' (name today or a day before)"),
        ("2026-11-16", "no commit before '2026-11-16' (the first is FIRST, Tue 17 Nov 2026 at 20:00)"),
        ("v1", "both a branch and a tag are called 'v1' (write refs/heads/v1 or refs/tags/v1)"),
        (
            "2026-11-19",
            "a day, and a commit too, is called '2026-11-19' (write 2026-11-19 23:59 for the day, or FIRST for the commit)",
        ),
    ],
)
def test_what_means_no_state_is_refused(repo, due, as_of, message):
    """A word that means nothing, or two things, is refused with exit code 2 and what to type; nothing is shown."""
    repo.git("branch", "v1")
    repo.git("tag", "v1", "HEAD~1")
    if as_of == "2026-11-19":
        repo.git("tag", as_of, "HEAD~2")
    code, out, err = due(repo.folder, f"--as-of={as_of}")
    assert (code, out) == (2, "")
    assert err == f"followup: {message.replace('FIRST', repo.git('rev-parse', 'HEAD~2')[:9])}\n"


def test_the_beginning_of_a_name_that_two_objects_have(tmp_path, due):
    """Too few letters of a commit's name are refused, not taken for either."""
    moments = [(1_795_000_000 + n, f"{n}", {"journal.toml": TOML.encode()}) for n in range(900)]  # four letters are 65,536 names
    repo = imported(tmp_path / "search", moments)
    starts = [name[:4] for name in repo.git("rev-list", "HEAD").split()]
    twice = next(start for start in starts if starts.count(start) > 1)
    code, out, err = due(repo.folder, "--as-of", twice)
    assert (code, out, err) == (2, "", f"followup: more than one object's name begins with '{twice}' (write more of it)\n")


def test_before_the_first_commit(tmp_path, due):
    """A repository without a commit has no history, and says what begins one."""
    repo = Repo(tmp_path / "search")
    repo.write({"journal.toml": TOML})
    hint = "(nothing is committed yet: git add, then git commit)"
    assert due(repo.folder, "--as-of", "HEAD") == (2, "", f"followup: no commit, branch, tag or day 'HEAD' {hint}\n")
    assert due(repo.folder, "--as-of", "yesterday") == (2, "", f"followup: no commit before 'yesterday' {hint}\n")


def test_without_a_repository_or_git(make_journal, due, monkeypatch, tmp_path):
    """No repository is a sentence with exit code 2, no git one with exit code 4; `due` itself needs neither."""
    folder = make_journal({"a.md": ENTRY + "---\n"})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", os.fspath(tmp_path))
    code, out, err = due(folder, "--as-of", "HEAD")
    assert (code, out) == (2, "")
    assert err == f"followup: {folder} is in no git repository, so it has no history (git init, and git commit, begin one)\n"
    monkeypatch.setenv("PATH", os.fspath(tmp_path / "nothing"))
    assert due(folder, "--as-of", "HEAD") == (
        4, "",
        "followup: git could not be run: No such file or directory; the journal's history needs it (followup, check and export do not)\n",
    )  # fmt: skip
    assert due(folder)[0] == 0


def test_many_journals_have_no_state_in_common(make_journal, due):
    """`--journals` and `--as-of` do not go together."""
    code = main(["due", "--journals", os.fspath(make_journal({})), "--as-of", "HEAD"])
    assert code == 2


def test_a_commit_without_settings_says_so(tmp_path, due):
    """Where the commit has no `journal.toml`, the machine's zone holds, and standard error says it."""
    repo = Repo(tmp_path / "search")
    repo.commit({"a.md": ENTRY.replace("date:", "timezone: America/New_York\ndate:") + "---\n"}, "x", FIRST)
    name = repo.git("rev-parse", "HEAD")[:9]
    said = f"followup: commit {name} has no journal.toml, so its defaults hold, and the machine's time zone\n"
    assert due(repo.folder, "--as-of", "HEAD")[2] == said


def test_a_shallow_clone_says_where_its_history_begins(repo, tmp_path, due):
    """What a shallow clone does not have is not taken for absent: a day before its first commit is refused with that reason."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{repo.folder}", clone], env=ENV, check=True)
    name = repo.git("rev-parse", "HEAD")[:9]
    assert due(clone, "--as-of", "HEAD")[0] == 0
    hint = f"(the clone's history begins with {name}, Fri 20 Nov 2026 at 08:00)"
    assert due(clone, "--as-of", "2026-11-18") == (2, "", f"followup: no commit before '2026-11-18' {hint}\n")


def test_a_partial_clone_is_not_fetched(repo, tmp_path, due):
    """What a clone without files lacks is said to be missing; the remote is not asked, by no transport."""
    repo.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    subprocess.run(
        ["git", "clone", "-q", "--filter=blob:none", "--no-checkout", f"file://{repo.folder}", clone], env=ENV, check=True
    )
    mark = tmp_path / "asked"
    for key, value in {
        "remote.origin.url": f"ext::touch {mark}", "protocol.ext.allow": "always", "protocol.file.allow": "always",
        "remote.origin.uploadpack": f"touch {mark};",
    }.items():  # fmt: skip
        subprocess.run(["git", "-C", clone, "config", key, value], env=ENV, check=True)
    code, out, err = due(clone, "--as-of", "HEAD")
    assert (code, out) == (2, "")
    assert re.fullmatch(
        r"followup: the repository does not have all of its history here \(object \w{12} is missing\); if it was cloned with "
        r"--filter or --depth: git fetch --refetch, or git fetch --unshallow\n", err,
    )  # fmt: skip
    assert not mark.exists()


def test_no_program_of_a_hostile_repository_is_run(repo, tmp_path, due, monkeypatch):
    """Hooks, monitors, pagers, filters, drivers, aliases and remotes of the configuration are never run, nor what GIT_* names."""
    mark = tmp_path / "run"
    evil = tmp_path / "evil.sh"
    evil.write_text(f"#!/bin/sh\necho $0 $* >>{mark}\ncat\n")
    evil.chmod(0o755)
    for name in ("post-index-change", "reference-transaction", "post-checkout", "pre-commit", "fsmonitor-watchman"):
        shutil.copy(evil, repo.folder / ".git" / "hooks" / name)
    for key in (
        "core.fsmonitor", "core.pager", "pager.rev-list", "pager.cat-file", "core.sshCommand", "core.editor", "diff.external",
        "diff.x.command", "diff.x.textconv", "filter.x.clean", "filter.x.smudge", "filter.x.process", "merge.x.driver",
        "core.askPass", "credential.helper", "gpg.program", "core.gitProxy", "core.alternateRefsCommand", "alias.cat-file",
        "alias.rev-list", "alias.rev-parse", "alias.diff-tree", "uploadpack.packObjectsHook", "interactive.diffFilter",
    ):  # fmt: skip
        repo.git("config", key, f"!{evil}" if key.startswith("alias") else os.fspath(evil))
    repo.git("config", "core.hooksPath", os.fspath(repo.folder / ".git" / "hooks"))
    repo.git("config", "log.showSignature", "true")
    (repo.folder / ".git" / "info").mkdir(exist_ok=True)
    (repo.folder / ".git" / "info" / "attributes").write_text("* diff=x filter=x merge=x\n")
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_EDITOR", "GIT_PROXY_COMMAND"):
        monkeypatch.setenv(name, os.fspath(evil))
    other = Repo(tmp_path / "other")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"):
        monkeypatch.setenv(name, os.fspath(other.folder / ".git"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", os.fspath(evil))
    monkeypatch.setenv("GIT_TRACE", os.fspath(mark))
    files = {p: p.stat().st_mtime_ns for p in repo.folder.rglob("*")}
    assert due(repo.folder, "--as-of", "HEAD~1")[0] == 0
    assert main(["diff", "HEAD~2", "--journal", os.fspath(repo.folder)]) == 0
    assert not mark.exists()
    assert {p: p.stat().st_mtime_ns for p in repo.folder.rglob("*")} == files


def test_replaced_and_grafted_history_is_not_believed(repo, due):
    """A replacement of a commit, or a graft, in the repository does not change what its name means."""
    before = due(repo.folder, "--as-of", "HEAD~1", "--json")
    head, old, first = repo.git("rev-parse", "HEAD", "HEAD~1", "HEAD~2").split()
    (repo.folder / ".git" / "info").mkdir(exist_ok=True)
    (repo.folder / ".git" / "info" / "grafts").write_text(f"{head}\n")
    repo.git("replace", old, first)
    assert repo.git("log", "--format=%s", "-1", old, ok=False).startswith("new northwind")
    assert due(repo.folder, "--as-of", "HEAD~1", "--json") == before


def test_a_bare_repository_in_the_folder_is_not_read(tmp_path, due):
    """A folder that looks like a repository itself, as a hostile archive may have one, is none."""
    bare = tmp_path / "bare"
    subprocess.run(["git", "init", "-q", "--bare", bare], env=ENV, check=True)
    (bare / "journal.toml").write_text(TOML)
    code, _, err = due(bare, "--as-of", "HEAD")
    assert (code, "is in no git repository" in err) == (2, True)


@pytest.mark.skipif(os.getuid() != 0, reason="only root may give files away")
def test_a_repository_of_somebody_else_is_not_trusted(repo, due):
    """Where git does not trust the repository's owner, the message has the command that makes it."""
    for path in (repo.folder, repo.folder / ".git"):
        os.chown(path, 12345, 12345)
    code, out, err = due(repo.folder, "--as-of", "HEAD")
    assert (code, out) == (2, "")
    trust = f"git config --global --add safe.directory {repo.folder}"
    assert err == f"followup: git does not read the repository of {repo.folder}, since somebody else owns it ({trust})\n"


def test_a_damaged_object_is_said(repo, due):
    """A file of the repository that is damaged is a sentence, not an empty list."""
    blob = repo.git("rev-parse", "HEAD:a.md")
    path = Path(repo.folder / ".git" / "objects" / blob[:2] / blob[2:])
    path.chmod(0o644)
    path.write_bytes(b"nonsense")
    code, out, err = due(repo.folder, "--as-of", "HEAD")
    assert (code, out) == (2, "")
    assert "is missing" in err or "is damaged" in err
