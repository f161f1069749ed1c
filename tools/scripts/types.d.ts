/**
 * What the modules in assets/scripts/ know of others: of `canvas.js` and `snapshot.js` (see
 * assets/scripts/bridge.js), of the data that Python sends, of Dash, of Mantine and
 * of AG Grid.
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
  }

  /** What the page says besides the picture, by the ids of its parts. */
  interface Content {
    parts?: Record<string, MarkupNode[]>;
    texts?: Record<string, string>;
    hidden?: Record<string, boolean>;
    ticked?: { theater: string; kinds: string[]; types: string[] };
    /** The elements of all canvases; they come once. */
    elements?: unknown[];
    /** Only in the answer to actions or to an address. */
    answered?: { n: number; address: string; controls: Controls };
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

  /** A link as the lines of the canvas bear it; days are ordinals, the rest are numbers. */
  type LinkData = [
    begins: number,
    ends: number,
    shownUntil: number,
    kind: number,
    theaters: number[],
    arrow: number,
  ];

  interface Filter {
    /** Whether the browser can tell what the filter leaves. */
    exact: boolean;
    /** Ordinals; null for any date. */
    first: number | null;
    last: number | null;
    theater: number | null;
    kinds: number[] | null;
    types: string[] | null;
    focus: string | null;
    hops: number;
  }

  interface Drawing {
    nodes: Record<string, [x: number, y: number, camp: string | null]>;
    /** Ids, the most important first. */
    priority: string[];
    selected: string[];
    focus: string | null;
    filter: Filter;
    /** The ordinal of the day on which the page opens. */
    home: number;
  }

  // ------------------------------------------------------------ Cytoscape, as far as it is used

  interface CyCollection {
    forEach(action: (element: CyElement) => void): void;
    map<T>(make: (element: CyElement) => T): T[];
    not(other: CyCollection): CyCollection;
    union(other: CyCollection): CyCollection;
    edgesWith(other: CyCollection): CyCollection;
  }

  interface CyElement extends CyCollection {
    id(): string;
    // biome-ignore lint/suspicious/noExplicitAny: it depends on the name
    data(name: string): any;
    isNode(): boolean;
    visible(): boolean;
    position(): { x: number; y: number };
    source(): CyElement;
    target(): CyElement;
    neighborhood(selector: string): CyCollection;
  }

  interface CyEvent {
    target: CyElement;
    renderedPosition: { x: number; y: number };
  }

  interface Cy {
    edges(): CyCollection;
    nodes(selector: string): CyCollection;
    getElementById(id: string): CyElement;
    on(event: string, selector: string, action: (event: CyEvent) => void): void;
    on(event: string, action: (event: { target: Cy | CyElement }) => void): void;
    width(): number;
    height(): number;
    zoom(): number;
    zoom(to: { level: number; renderedPosition: { x: number; y: number } }): void;
  }

  // ------------------------------------------------------------ the bridge

  /** A canvas and what is drawn on it. */
  interface Painter {
    /** The name of the map that was last framed; null, and the next one is framed anew. */
    chart: string | null;
    fit(): void;
    hover(element: CyElement | null, at?: { x: number; y: number }): void;
    mark(ids: string[]): void;
    onMap(at: { x: number; y: number }): [x: number, y: number];
    relabelSoon(): void;
    show(
      nodes: Record<string, [number, number, string | null]>,
      lines: Record<string, [width: number, arrows: number, recent: 0 | 1]>,
    ): void;
    spotlight(kept: CyCollection): void;
  }

  interface Bridge {
    // canvas.js makes these.
    main: Painter;
    /** The canvases on which something is drawn. */
    all(): Painter[];
    canvas(): Cy | null;
    drawing(): Drawing | null;
    /** What came with the drawing that the canvas shows; null while it is being drawn. */
    drawn: Content | Drawing | null;
    /** The elements of all canvases, before they are mounted. */
    elements: unknown[] | null;
    onMount: ((cy: Cy, painter: Painter) => void)[];
    onDrawing: ((drawing: Drawing) => void)[];

    // The modules make these, for the two scripts, for snapshots and for tests.
    dispatch(type: string, payload?: Record<string, unknown>): void;
    receive(content: Content): boolean;
    readonly ready: boolean;
  }
}

interface Window {
  conflictExplorer: Explorer.Bridge;
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
