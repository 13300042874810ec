"""How the rooms are put together: settings, addresses, entry points.

Importing it puts the project's root on the path, where the plain packages
`forms` and `workflows` stand beside the source root `site`.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

if str(ROOT) not in sys.path:
    sys.path.append(str(ROOT))
