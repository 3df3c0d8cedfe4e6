"""A setting whose name is misspelt stops the start, and what lies in the data folder is not for others."""

from pathlib import Path

import pytest

from kith.config.declared import SETTINGS
from kith.config.environment import WrongSetting, closed_folder, refuse_unknown


def test_a_misspelt_name_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(
        WrongSetting, match=r"^KITH_JOIN is no setting of Kith\. Did you mean KITH_JOINING\?$"
    ):
        refuse_unknown({"KITH_JOIN": "invitation"})


def test_a_name_like_no_other_is_refused_alone() -> None:
    with pytest.raises(WrongSetting, match=r"^KITH_QUILTS is no setting of Kith\.$"):
        refuse_unknown({"KITH_QUILTS": "no"})


def test_all_that_are_declared_are_known_and_so_is_what_is_not_ours() -> None:
    refuse_unknown(
        {setting.name: "" for setting in SETTINGS} | {"KITH_DOMAIN": "", "HOME": "/", "KITHARA": ""}
    )


def test_a_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    for _time in range(2):
        assert closed_folder(tmp_path / "mails").stat().st_mode & 0o777 == 0o700
