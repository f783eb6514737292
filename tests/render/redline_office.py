"""A document as LibreOffice has it once its marks are all accepted, or all refused."""

import subprocess
from pathlib import Path

MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Juge" script:language="StarBasic">
Sub Lire(source, target, command, form)
 Dim hidden(0) As New com.sun.star.beans.PropertyValue
 hidden(0).Name = "Hidden"
 hidden(0).Value = True
 act = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
 Dim none(0) As New com.sun.star.beans.PropertyValue
 If command &lt;&gt; "" Then
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(act.CurrentController.Frame, command, "", 0, none())
 End If
 Dim text(0) As New com.sun.star.beans.PropertyValue
 text(0).Name = "FilterName"
 text(0).Value = form
 act.storeToURL(target, text())
 act.close(True)
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">{elements}</library:library>
"""


def judge_of(office: str, folder: Path) -> list[str]:
    """Return how to call LibreOffice with a macro that reads a document; its profile is its own."""
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    subprocess.run([office, "--headless", profile, "--terminate_after_init"], check=False, timeout=120)
    library = folder / "profil" / "user" / "basic" / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    (library / "script.xlb").write_text(LIBRARY.format(elements='<library:element library:name="Juge"/>'))
    (library / "dialog.xlb").write_text(LIBRARY.format(elements=""))
    (library / "Juge.xba").write_text(MODULE)
    return [office, "--headless", "--norestore", profile]


def by_office(judge: list[str], data: bytes, done: str, folder: Path, form: str) -> bytes:
    """Return a document as LibreOffice saves it in a form, marks accepted, refused or left."""
    source, target = folder / "acte.docx", folder / "acte.lu"
    source.write_bytes(data)
    target.unlink(missing_ok=True)
    command = f".uno:{done}AllTrackedChanges" if done else ""
    macro = f'macro:///Standard.Juge.Lire("{source.as_uri()}","{target.as_uri()}","{command}","{form}")'
    subprocess.run([*judge, macro], check=True, capture_output=True, timeout=180)
    return target.read_bytes()
