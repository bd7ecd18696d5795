"""Turn the pattern files into an extension for LibreOffice."""

import io
import zipfile

from publish.language.hyphenation.dictionaries import DICTIONARIES, FOLDER

_VERSION = "1.0"
_LOCALES = {"hyph_kk.dic": "kk-KZ", "hyph_kk_Latn.dic": "kk-Latn-KZ"}

_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">
  <manifest:file-entry manifest:full-path="dictionaries.xcu"
    manifest:media-type="application/vnd.sun.star.configuration-data"/>
</manifest:manifest>
"""
_DESCRIPTION = f"""<?xml version="1.0" encoding="UTF-8"?>
<description xmlns="http://openoffice.org/extensions/description/2006">
  <identifier value="publish.hyphenation.kk"/>
  <version value="{_VERSION}"/>
  <display-name>
    <name lang="en">Kazakh hyphenation</name>
    <name lang="kk">Қазақша тасымал</name>
    <name lang="ru">Казахские переносы</name>
  </display-name>
</description>
"""
_DICTIONARIES = """<?xml version="1.0" encoding="UTF-8"?>
<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  oor:name="Linguistic" oor:package="org.openoffice.Office">
  <node oor:name="ServiceManager">
    <node oor:name="Dictionaries">
{nodes}    </node>
  </node>
</oor:component-data>
"""
_NODE = """      <node oor:name="{name}" oor:op="fuse">
        <prop oor:name="Locations" oor:type="oor:string-list"><value>%origin%/{file}</value></prop>
        <prop oor:name="Format" oor:type="xs:string"><value>DICT_HYPH</value></prop>
        <prop oor:name="Locales" oor:type="oor:string-list"><value>{locale}</value></prop>
      </node>
"""


def extension() -> bytes:
    """An .oxt file, the same bytes each time: `unopkg add kk.oxt`, or a double click, installs it."""
    nodes = "".join(
        _NODE.format(name=f"HyphDic_{locale.replace('-', '_')}", file=name, locale=locale)
        for name, locale in _LOCALES.items()
    )
    return _zipped(
        {
            "META-INF/manifest.xml": _MANIFEST.encode(),
            "description.xml": _DESCRIPTION.encode(),
            "dictionaries.xcu": _DICTIONARIES.format(nodes=nodes).encode(),
            **{name: (FOLDER / name).read_bytes() for name in DICTIONARIES},
        }
    )


def _zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name)  # of 1 January 1980: no clock, no umask
            member.external_attr = 0o644 << 16
            member.create_system = 3  # Unix, wherever it is made
            archive.writestr(member, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
