from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

# The examples are shared by the tests of this folder, which are loaded by path (import-mode=importlib).
_SPEC = importlib.util.spec_from_file_location("contract_examples", Path(__file__).with_name("examples.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
_MODULE = importlib.util.module_from_spec(_SPEC)
sys.modules["contract_examples"] = _MODULE
_SPEC.loader.exec_module(_MODULE)
