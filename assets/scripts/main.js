/**
 * Where the scripts begin: what Dash, Mantine and AG Grid call by name, and what listens to the
 * page.
 *
 * The renderer of Dash starts once this module has run; see explorer/web/app.py.
 */

import { dispatch, followHistory } from "./actions.js";
import { clearPendingMark, isReady, receive } from "./answers.js";
import { bridge } from "./bridge.js";
import { watchButtons } from "./buttons.js";
import { byConfidence, byDate, byNumber, byText } from "./compare-cells.js";
import { controlsChanged } from "./controls.js";
import { shortDayText } from "./days.js";
import { fill } from "./fill.js";
import { theaterChosen, watchBoxes } from "./filter-boxes.js";
import { watchKeys } from "./keys.js";
import { stepMonth, stopPlayingOnDrawing } from "./months.js";
import { resetPreviewOnDrawing } from "./preview.js";
import { filterOptions, watchSearchField } from "./search-field.js";
import { chartClicked, watchCanvases } from "./selection.js";
import { watchSlider } from "./slider.js";
import { LeadingCell, leaveTable, watchCells } from "./table-cells.js";
import { loadTable, showTable } from "./table-grid.js";
import { watchTrail } from "./trail.js";

Object.assign(bridge, { dispatch, receive });
Object.defineProperty(bridge, "ready", { get: isReady });

Object.assign(window.dash_clientside.explorer, {
  chartClicked,
  chooseTheater: theaterChosen,
  controlsChanged,
  fill,
  loadTable,
  showTable,
});

window.dashMantineFunctions = Object.assign(window.dashMantineFunctions ?? {}, {
  explorerDay: shortDayText,
  explorerFind: filterOptions,
});

window.dashAgGridFunctions = Object.assign(window.dashAgGridFunctions ?? {}, {
  byConfidence,
  byDate,
  byNumber,
  byText,
  leaveTable,
});

window.dashAgGridComponentFunctions = Object.assign(window.dashAgGridComponentFunctions ?? {}, {
  LeadingCell,
});

followHistory();
watchBoxes();
watchButtons();
watchCanvases();
watchCells();
watchKeys();
watchSearchField();
watchSlider(stepMonth);
watchTrail();
resetPreviewOnDrawing();
stopPlayingOnDrawing();
bridge.onDrawing.push(clearPendingMark);
