"""Documents of a word processor, put together by hand: what stands in them is all XML."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
MAIN = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
STYLES = (
    f'<?xml version="1.0"?><w:styles xmlns:w="{W}">'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (("Titulo", "Title"), ("Ttulo1", "heading 1"), ("Ttulo2", "heading 2"))
    )
    + "</w:styles>"
)
FAR = (
    f'<Relationship Id="p1" Type="{OFFICE}/image" Target="http://far.example/spy.png" TargetMode="External"/>'
)
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    f'<a:blip xmlns:r="{OFFICE}" r:link="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r></w:p>"
)


def paragraph(text: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}<w:r><w:t>{text}</w:t></w:r></w:p>"


def document(*parts: str, before: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """A document with these parts in its body; `more` are other members by their names."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS.format(MAIN))
        archive.writestr("word/_rels/document.xml.rels", RELATIONS.format(FAR))
        archive.writestr("word/styles.xml", STYLES)
        body = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{W}"><w:body>{"".join(parts)}</w:body></w:document>'
        archive.writestr("word/document.xml", body)
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return out.getvalue()
