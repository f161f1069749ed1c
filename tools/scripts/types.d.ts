/**
 * What the modules in assets/scripts/ know of others: of the data that Python sends, of Dash, of
 * Mantine and of AG Grid.
 */

declare namespace Explorer {
  // ------------------------------------------------------------ what Python sends

  /** [tag, attributes, children], or a text. */
  type MarkupNode =
    | string
    | [tag: string, attributes: Record<string, string>, children: MarkupNode[]];

  /** The values of the Mantine controls, as the server has set them. */
  interface Controls {
    day: number;
    /** Two ordinals. */
    days: number[];
    "any-day": boolean;
    range: boolean;
    tab: string;
    search: string | null;
    "chain-from": string | null;
    "chain-to": string | null;
    versus: string | null;
    "date-entry": string | null;
  }

  /** What the page says besides the picture, by the ids of its parts. */
  interface Content {
    parts?: Record<string, MarkupNode[]>;
    texts?: Record<string, string>;
    hidden?: Record<string, boolean>;
    /** The values of choices, by their ids. */
    chosen?: Record<string, string>;
    ticked?: {
      theater: string;
      kinds: string[];
      types: string[];
      confidence: string[];
      lines: string[];
    };
    /** What the dataset has beyond the first picture, hidden; it comes once. */
    /** The address of all lines and marks of the dataset, hidden. */
    wholeMap?: string;
    /** Only in the answer to actions or to an address. */
    answered?: { n: number; address: string; controls: Controls };
  }

  /** The line of a matrix with the name of a side. */
  interface MatrixHeading {
    heading: string;
    /** A class. */
    camp: string;
  }

  /** A row of a matrix: for each column a digit for its colour, a mark, and what the cell says. */
  interface MatrixRow {
    id: string;
    name: string;
    camp?: string;
    chosen?: boolean;
    levels: string;
    marks: string[];
    words: string[];
    /** The places of the cells in a frame. */
    framed?: number[];
  }

  /** Who stands how to whom; lengths in px. */
  interface Matrix {
    caption: string;
    corner: string;
    upright: boolean;
    fitted: boolean;
    rowWidth: number;
    headHeight: number;
    /** What an empty cell says of {actor} and {party}. */
    noStand: string;
    columnGroups: { name: string; shown: string; span: number; camp?: string }[];
    columns: { id: string; name: string; chosen?: boolean }[];
    rows: (MatrixHeading | MatrixRow)[];
  }

  /** What fills a tab with a chart. */
  interface ChartContent {
    /** The id of what is filled. */
    place: string;
    parts: MarkupNode[];
    matrix: Matrix | null;
  }

  /** A component as Dash sends it. */
  interface Component {
    type: string;
    namespace: string;
    props: Record<string, unknown>;
  }

  /** What the table is made from. */
  interface TableFrame {
    /** The grid without its rows. */
    grid: Component & { props: { id: string } };
    /** The address of the script that draws it. */
    script: string;
  }

  /** What the table shows. */
  interface TableContent {
    caption: string;
    rows: Record<string, string | number>[];
    /** Another one for other rows or another caption. */
    version: string;
  }

  /** A link as the lines of the map bear it; days are ordinals, the rest are numbers. */
  type LinkData = [
    begins: number,
    ends: number,
    shownUntil: number,
    kind: number,
    theaters: number[],
    arrow: number,
    confidence: number,
  ];

  interface Filter {
    /** Whether the browser can tell what the filter leaves. */
    exact: boolean;
    /** Whether it can tell of no view: the file is too large to have all of it in the document. */
    large: boolean;
    /** Ordinals; null for any date. */
    first: number | null;
    last: number | null;
    theater: number | null;
    kinds: number[] | null;
    confidences: number[] | null;
    types: string[] | null;
    focus: string | null;
    hops: number;
  }

  /** A map, as SVG in pieces; or an overview, with nothing of a map. */
  interface Picture {
    /** The overview as SVG, where that is what is seen. */
    overview?: string;
    /** The short names of who is selected, by id. */
    names?: Record<string, string>;
    /** The SVG element without its lines and marks. */
    root: string;
    /** What is shown, by id, in the order in which it is drawn. */
    lines: Record<string, string>;
    marks: Record<string, string>;
    /** Another one has other places. */
    chart: string;
    selected: string[];
    focus: string | null;
    filter: Filter;
    /** What a picture says around the map; `file`: its name without an ending. */
    caption: { title: string; subtitle: string; counts: string; credit: string; file: string };
  }

  /** What the page tells whoever drives it from outside. */
  interface Status {
    /** Whether the map shows the answer to all that was done, and has come to rest. */
    readonly ready: boolean;
    /** The last picture. */
    readonly picture: Picture | null;
  }
}

interface Window {
  /** Starts Dash on the page; there once its scripts have run. */
  DashRenderer: new () => unknown;
  conflictExplorer: Explorer.Status;
  dash_clientside: {
    no_update: unknown;
    set_props(id: string, props: Record<string, unknown>): void;
    callback_context?: { triggered: { prop_id: string; value: unknown }[] };
    explorer: Record<string, (...given: never[]) => unknown>;
  };
  dashMantineFunctions?: Record<string, (...given: never[]) => unknown>;
  dashAgGridFunctions?: Record<string, (...given: never[]) => unknown>;
  dashAgGridComponentFunctions?: Record<string, (...given: never[]) => unknown>;
  /** There once the script of the grid has run. */
  dash_ag_grid: { getApiAsync(id: string): Promise<unknown> };
  React: { createElement(tag: string, props: Record<string, unknown>, content: string): unknown };
}
