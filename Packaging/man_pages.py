"""Writes man pages from what the program says of itself: `blogsite --experimental-dump-help | man_pages.py VERSION DIR`.

One page a command, as git has them: blogsite(1), blogsite-build(1), blogsite-theme-copy(1). The format is man(7).
"""

import json
import pathlib
import sys


def escaped(text):
    """A text whose first sign on a line is no request, and whose hyphens can be copied."""
    lines = text.replace("\\", "\\e").replace("-", "\\-").split("\n")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in lines)


def title(argument):
    """`-q, --quiet`, `--root dir`, `path`."""
    value = argument.get("valueName", "")
    if argument["kind"] == "positional":
        return "\\fI" + escaped(value) + "\\fR" + (" ..." if argument["isRepeating"] else "")
    names = []
    for name in argument.get("names", []):
        dashes = "--" if name["kind"] == "long" else "-"
        names.append("\\fB" + escaped(dashes + name["name"]) + "\\fR")
    return ", ".join(names) + (" \\fI" + escaped(value) + "\\fR" if argument["kind"] == "option" else "")


def description(argument):
    text = argument.get("abstract", "")
    if argument.get("defaultValue"):
        text += f" (default: {argument['defaultValue']})"
    return text


def page(command, names, version):
    name = "-".join(names)
    lines = [f'.TH "{name.upper()}" 1 "" "blogsite {version}" "blogsite"', ".SH NAME"]
    lines.append(f"{escaped(name)} \\- {escaped(command.get('abstract', '').rstrip('.'))}")
    arguments = [a for a in command.get("arguments", []) if a.get("shouldDisplay", True)]
    subcommands = [c for c in command.get("subcommands", []) if c["commandName"] != "help"]
    lines += [".SH SYNOPSIS", "\\fB" + escaped(" ".join(names)) + "\\fR"]
    for argument in arguments:
        lines.append(f"[{title(argument)}]" if argument["isOptional"] else title(argument))
    if subcommands:
        lines.append("\\fIcommand\\fR ...")
    if command.get("discussion"):
        lines += [".SH DESCRIPTION", ".nf", escaped(command["discussion"]), ".fi"]
    if arguments:
        lines.append(".SH OPTIONS")
        for argument in arguments:
            lines += [".TP", title(argument), escaped(description(argument))]
    if subcommands:
        lines.append(".SH COMMANDS")
        for sub in subcommands:
            lines += [".TP", f"\\fB{escaped(sub['commandName'])}\\fR", escaped(sub.get("abstract", ""))]
        others = [f"\\fB{escaped('-'.join(names + [c['commandName']]))}\\fR(1)" for c in subcommands]
        lines += [".SH SEE ALSO", ", ".join(others)]
    elif len(names) > 1:
        lines += [".SH SEE ALSO", f"\\fB{escaped('-'.join(names[:-1]))}\\fR(1)"]
    return name, "\n".join(lines) + "\n"


def pages(command, above, version):
    names = above + [command["commandName"]]
    yield page(command, names, version)
    for sub in command.get("subcommands", []):
        if sub["commandName"] != "help":
            yield from pages(sub, names, version)


def main():
    version, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    for name, text in pages(json.load(sys.stdin)["command"], [], version):
        (folder / f"{name}.1").write_text(text, encoding="utf-8")


main()
