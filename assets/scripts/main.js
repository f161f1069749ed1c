/**
 * Where the scripts begin: what Dash, Mantine and AG Grid call by name, and what listens to the
 * page.
 *
 * The renderer of Dash starts once this module has run; see explorer/web/app.py.
 */

import { followActions, followHistory } from "./actions.js";
import { clearPendingMark, isReady } from "./answers.js";
import { watchButtons } from "./buttons.js";
import { fillChart } from "./chart-tabs.js";
import { byConfidence, byDate, byNumber, byText } from "./compare-cells.js";
import { watchCompared } from "./compare-choice.js";
import { controlsChanged } from "./controls.js";
import { watchCredit } from "./credit.js";
import { shortDayText } from "./days.js";
import { draw, drawSeveral, markBusy } from "./draw.js";
import { fill } from "./fill.js";
import { theaterChosen, watchBoxes } from "./filter-boxes.js";
import { showFilterState } from "./filter-panel.js";
import { watchFullScreen } from "./full-screen.js";
import { watchHistorySteps } from "./history-steps.js";
import { watchKeys } from "./keys.js";
import { watchLegend } from "./legend-room.js";
import { openMap } from "./map/maps.js";
import { takeOverFirstPage } from "./map/take-over.js";
import { watchMenu } from "./menu.js";
import { stepMonth, stepOutside, watchPlaying } from "./months.js";
import { watchDrops } from "./picture-drop.js";
import {
  copyCitation,
  copyLink,
  copyPicture,
  copySources,
  downloadPng,
  downloadSvg,
  preview,
  savePng,
  saveSourcesCsv,
  saveSourcesText,
  saveSvg,
  saveTable,
  showReferences,
} from "./pictures.js";
import { resetPreviewOnPicture } from "./preview.js";
import { watchCellsOfGrids } from "./roving-cells.js";
import { filterOptions, watchSearchField } from "./search-field.js";
import { chartClicked, mapListener } from "./selection.js";
import { watchSheet } from "./sheet-drag.js";
import { currentPicture, followPicture } from "./shown-picture.js";
import { watchSlider } from "./slider.js";
import { stageSize, watchStage } from "./stage-size.js";
import { LeadingCell, leaveTable, watchCells } from "./table-cells.js";
import { loadTable, showTable } from "./table-grid.js";
import { tellGrowth, watchGrowth } from "./text-growth.js";
import { watchTheme } from "./theme.js";
import { watchTrail } from "./trail.js";
import { watchWholeMap } from "./whole-map.js";

window.conflictExplorer = {
  get ready() {
    return isReady();
  },
  get picture() {
    return currentPicture();
  },
};

window.dash_clientside = Object.assign(window.dash_clientside ?? {}, {
  explorer: {
    chooseTheater: theaterChosen,
    controlsChanged,
    copyCitation,
    copyLink,
    copyPicture,
    copySources,
    downloadPng,
    downloadSvg,
    draw,
    drawSeveral,
    fill,
    chartClicked,
    fillChart,
    loadTable,
    preview,
    savePng,
    saveSourcesCsv,
    saveSourcesText,
    saveSvg,
    saveTable,
    showReferences,
    showTable,
    stageSize,
    tellGrowth,
  },
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

takeOverFirstPage((svg) => openMap(svg, mapListener));
followActions(markBusy);
followHistory();
watchHistorySteps();
watchBoxes();
watchButtons();
watchCells();
watchCellsOfGrids();
watchCompared();
watchCredit();
watchDrops();
watchFullScreen();
watchKeys();
watchLegend();
watchMenu();
watchSearchField();
watchSheet();
watchSlider(stepMonth, stepOutside);
watchStage();
watchGrowth();
watchTheme();
watchTrail();
watchWholeMap();
resetPreviewOnPicture();
watchPlaying();
followPicture(clearPendingMark);
followPicture(showFilterState);
