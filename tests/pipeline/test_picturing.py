"""Pictures of an imported document: PNG and JPEG are files of the act, with the words and the caption that they had."""

import io
import shutil
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import docx
import pypandoc
import pytest
from docx.shared import Cm

from compiler.model.block import Picture
from compiler.pipeline import load_with_texts
from compiler.pipeline.adopting import Adopted, Handed, adopt
from compiler.pipeline.picturing import carried_pictures
from tests.acts import act_with
from tests.cli.test_command import run
from tests.conftest import need_program

_WORDS = "Les quartiers sont nommés à l'annexe, et leurs limites sont celles du décret de 2014."


def png(width: int = 30, height: int = 20, shade: int = 200) -> bytes:
    """Return a picture of one colour."""
    rows = b"".join(b"\0" + bytes((shade, 30, 30)) * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def document(*shown: tuple[bytes, str, str]) -> bytes:
    """Return a Word file with pictures: their bytes, the words that stand for them, their captions."""
    made = docx.Document()
    made.add_paragraph("Convention d'engagements", style="Title")
    made.add_paragraph(
        "Entre la commune d'Essai, représentée par son maire, et l'État, représenté par le préfet."
    )
    made.add_heading("Article 1 – Carte", level=1)
    made.add_paragraph(_WORDS)
    for data, words, caption in shown:
        made.add_picture(io.BytesIO(data), width=Cm(5))
        drawn = made.inline_shapes[-1]._inline.docPr  # noqa: SLF001 - the library has no name for it
        drawn.set("descr", words)
        if caption:
            made.add_paragraph(caption, style="Caption")
    made.add_paragraph(_WORDS)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def pictures(adopted: Adopted) -> list[Picture]:
    assert adopted.loaded is not None
    assert [one.code for one in adopted.loaded.diagnostics if one.code.startswith("image.")] == []
    return [block for block in adopted.loaded.value.blocks() if isinstance(block, Picture)]


def images(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path.startswith("images/")}


def said(adopted: Adopted) -> list[str]:
    assert adopted.intake is not None
    return [one.message for one in adopted.intake.findings if "mage" in one.message]


def test_a_picture_is_a_file_of_the_act_with_its_words_and_its_caption() -> None:
    data = png()
    adopted = adopt(
        Handed(name="acte.docx", data=document((data, "Carte des quartiers", "Les quartiers de l'EPT")))
    )
    (picture,) = pictures(adopted)
    assert (picture.path, picture.alternative, picture.width) == (
        "images/carte-des-quartiers.png",
        "Carte des quartiers",
        30,
    )
    assert [getattr(one, "text", "") for one in picture.caption] == ["Les quartiers de l’EPT"]
    assert images(adopted.files) == {"images/carte-des-quartiers.png": data}
    assert said(adopted) == []
    assert _lost_words(adopted) == []


def _lost_words(adopted: Adopted) -> list[str]:
    assert adopted.intake is not None
    return [one.message for one in adopted.intake.findings if "n'ont pas trouvé leur place" in one.message]


def test_pictures_of_one_name_have_files_of_their_own_and_the_same_one_has_one() -> None:
    shown = [
        (png(shade=1), "Carte", ""),
        (png(shade=2), "Carte", "Figure 2 – Le nord"),
        (png(shade=1), "Carte", ""),
    ]
    adopted = adopt(Handed(name="acte.docx", data=document(*shown)))
    assert [one.path for one in pictures(adopted)] == [
        "images/carte.png",
        "images/carte-2.png",
        "images/carte.png",
    ]
    assert sorted(images(adopted.files)) == ["images/carte-2.png", "images/carte.png"]


def test_a_picture_without_words_has_its_caption_or_some_to_write_and_is_told() -> None:
    adopted = adopt(Handed(name="acte.docx", data=document((png(), "", "La carte"), (png(shade=9), "", ""))))
    assert [one.alternative for one in pictures(adopted)] == ["La carte", "Image à décrire"]
    assert len(said(adopted)) == 2
    assert all("n'a pas de texte de remplacement" in one for one in said(adopted))


def test_what_no_act_can_hold_is_told_and_left_out() -> None:
    gif = b"GIF89a" + struct.pack("<HH", 3, 2) + b"\x80\0\0" + bytes(6) + b",\0\0\0\0\3\0\2\0\0\2\2\x84Q\0;"
    adopted = adopt(Handed(name="acte.docx", data=document((gif, "Un plan", ""))))
    assert pictures(adopted) == []
    assert images(adopted.files) == {}
    assert ["n'est pas reprise" in one for one in said(adopted)] == [True]


def test_a_picture_of_an_odt_is_kept_too(tmp_path: Path) -> None:
    (tmp_path / "carte.png").write_bytes(png())
    text = f"# Article 1 – Carte\n\n{_WORDS}\n\n![Carte des rues](carte.png)\n\n{_WORDS}\n"
    pypandoc.convert_text(
        text, "odt", format="markdown", outputfile=str(tmp_path / "acte.odt"), cworkdir=str(tmp_path)
    )
    adopted = adopt(Handed(name="acte.odt", data=(tmp_path / "acte.odt").read_bytes()))
    assert [one.alternative for one in pictures(adopted)] == ["Carte des rues"]
    assert list(images(adopted.files).values()) == [png()]


def _own(folder: Path) -> Path:
    """Return the Word file of an act of ours that shows two pictures of the same words."""
    text = '\n# Article 8 – Cartes {#cartes}\n\n![Carte](plans/a.png "Le nord")\n\nPuis.\n\n![Carte](plans/b.png)\n'
    source = act_with(folder, text)
    (source / "plans").mkdir()
    (source / "plans/a.png").write_bytes(png(shade=1))
    (source / "plans/b.png").write_bytes(png(shade=2))
    built = run("compiler", "--source", str(source), "--formats", "docx", "--sortie", str(folder / "build"))
    assert built.returncode == 0
    return folder / "build/protocole.docx"


def test_a_file_of_ours_gives_its_pictures_back_under_their_names(tmp_path: Path) -> None:
    adopted = adopt(Handed(name="protocole.docx", data=_own(tmp_path).read_bytes()))
    assert adopted.loaded is not None
    assert adopted.loaded.value == load_with_texts(tmp_path / "source").value
    assert {path: data for path, data in adopted.files.items() if path.endswith(".png")} == {
        "plans/a.png": png(shade=1),
        "plans/b.png": png(shade=2),
    }


def test_an_odt_of_ours_says_the_words_of_its_pictures(tmp_path: Path) -> None:
    _own(tmp_path)
    source, built = str(tmp_path / "source"), str(tmp_path / "build")
    assert run("compiler", "--source", source, "--formats", "odt", "--sortie", built).returncode == 0
    adopted = adopt(Handed(name="protocole.odt", data=(tmp_path / "build/protocole.odt").read_bytes()))
    assert [one.alternative for one in pictures(adopted)] == ["Carte", "Carte"]
    assert sorted(images(adopted.files)) == ["images/carte-2.png", "images/carte.png"]


def test_libreoffice_keeps_the_names_of_the_pictures(tmp_path: Path) -> None:
    office = need_program("soffice")
    sent = _own(tmp_path)
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(tmp_path / "lo"),
        str(sent),
    ]
    subprocess.run(command, check=True, capture_output=True)
    act = load_with_texts(tmp_path / "source").value
    found = carried_pictures((tmp_path / "lo/protocole.docx").read_bytes(), act)
    assert {path: len(data) > 0 for path, data in found.items()} == {"plans/a.png": True, "plans/b.png": True}
    assert found["plans/a.png"] != found["plans/b.png"]


def test_a_picture_that_the_file_lost_is_told(tmp_path: Path) -> None:
    data = _own(tmp_path).read_bytes()
    shutil.rmtree(tmp_path / "source")
    emptied = data.replace(b"word/media/image1.png", b"word/media/imageX.png")
    adopted = adopt(Handed(name="protocole.docx", data=emptied))
    assert "plans/a.png" not in adopted.files
    assert any("plans/a.png" in one for one in said(adopted))


@pytest.mark.parametrize("target", ["../../etc/passwd.png", "/etc/passwd.png", "media/absente.png"])
def test_no_picture_is_looked_for_outside_the_file(target: str) -> None:
    data = document((png(), "Carte", ""))
    broken = _with_target(data, target)
    adopted = adopt(Handed(name="acte.docx", data=broken))
    assert images(adopted.files) == {}


def _with_target(data: bytes, target: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as held, zipfile.ZipFile(out, "w") as made:
        for name in held.namelist():
            part = held.read(name)
            if name == "word/_rels/document.xml.rels":
                part = part.replace(b"media/image1.png", target.encode())
            made.writestr(name, part)
    return out.getvalue()
