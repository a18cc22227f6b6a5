import { useCallback, useMemo, useState, useSyncExternalStore } from "react";
import { areaOf } from "../model/areas/area";
import { SheetCharts } from "./charts/SheetCharts";
import { SheetGrid } from "./components/SheetGrid";
import { SheetMenu, type MenuPlace } from "./components/SheetMenu";
import { SheetTabs } from "./components/SheetTabs";
import { StatusBar } from "./components/StatusBar";
import { TaskPane } from "./components/TaskPane";
import type { PageTheme } from "./components/theme";
import { filterAt, type FilterPlace } from "./filters/filter-at";
import { filterBy, sortBy } from "./filters/filter-deeds";
import { FilterMenu } from "./filters/FilterMenu";
import { CellHelp } from "./formula/CellHelp";
import { FormulaBar } from "./formula/FormulaBar";
import { helpedFunctions } from "./formula/helped-functions";
import { FindBar } from "./find/FindBar";
import { useFind } from "./find/use-find";
import type { GridActions } from "./grid/grid-content";
import { sheetContent } from "./grid/sheet-content";
import { charactersOf } from "./grid/widths/column-pixels";
import { measureSheet } from "./grid/widths/measure-sheet";
import { CellReason } from "./reasons/CellReason";
import { formulaNote, reasonOfCell } from "./reasons/formula-note";
import type { HostedWorkbook } from "./host/hosted-workbook";
import { columnsToFit, fitColumns } from "./session/fit-columns";
import { goTo } from "./session/go-to";
import { menuActions } from "./session/menu-actions";
import { figuresText, selectionFigures } from "./session/selection-figures";
import { sheetStatus } from "./session/sheet-status";
import { focusSheet } from "./regions/focus-sheet";
import { sheetLabel } from "./words/sheet-words";

export interface WorkbenchProps {
  readonly hosted: HostedWorkbook;
  readonly theme: PageTheme;
  readonly paneWidthPx: number;
  readonly onPaneWidth: (widthPx: number) => void;
  /** Files are dragged over the pane, which hides it from the page around it. */
  readonly onFilesOver: () => void;
}

/** One opened workbook: formula bar, grid, sheets, and the task pane beside them. */
export function Workbench({ hosted, theme, paneWidthPx, onPaneWidth, onFilesOver }: WorkbenchProps) {
  const { session } = hosted;
  const { model } = session.opened;
  const version = useSyncExternalStore(
    session.subscribe,
    useCallback(() => session.version, [session]),
  );
  const { sheet } = session;
  const [menuPlace, setMenuPlace] = useState<MenuPlace>();
  const closeMenu = (): void => {
    setMenuPlace(undefined);
    focusSheet();
  };
  const [filterPlace, setFilterPlace] = useState<FilterPlace>();
  const closeFilter = (): void => {
    setFilterPlace(undefined);
    focusSheet();
  };
  const [isEditing, setIsEditing] = useState(false);
  const [isFinding, setIsFinding] = useFind();
  const content = useMemo(() => sheetContent(session.opened, sheet), [session, sheet]);
  const actions = useMemo<GridActions>(
    () => ({
      select: (selection) => session.select(selection),
      enter: (row, column, texts) => session.enter(row, column, texts),
      clear: (area) => session.clear(area),
      undo: () => session.undo(),
      redo: () => session.redo(),
      copy: () => session.copy(),
      cut: () => session.cut(),
      paste: (text) => session.paste(text),
      openMenu: (x, y) => setMenuPlace({ x, y }),
      openFilter: ({ row, column }, place) => {
        const at = filterAt(model, session.sheet, areaOf(row, column), place);
        setFilterPlace(at);
        return at !== undefined;
      },
      sizeColumn: (column, widthPx) => session.sizeColumns(new Map([[column, charactersOf(widthPx)]])),
      fitColumn: (column) => fitColumns(session, columnsToFit(column, session.selectedArea), measureSheet()),
      editing: (isTyping) => {
        session.setEditing(isTyping);
        setIsEditing(isTyping);
      },
    }),
    [session, model],
  );
  const { row, column, rowCount, columnCount } = session.selectedArea;
  const figures = useMemo(() => {
    const found = selectionFigures(sheet, areaOf(row, column, rowCount, columnCount));
    return found ? figuresText(found) : "";
    // eslint-disable-next-line react-hooks/exhaustive-deps -- cells are others once there is another version
  }, [sheet, row, column, rowCount, columnCount, version]);
  const functions = useMemo(() => helpedFunctions(model), [model]);
  const { active } = session.selection;
  return (
    <>
      <FormulaBar
        address={session.selectedAddress}
        text={session.activeText}
        functions={functions}
        onGoTo={(place) => goTo(model, place)}
        onEnter={(text) => session.enterActive(text)}
        onDone={focusSheet}
      />
      <main className="sheet-area">
        <SheetGrid
          content={content}
          label={sheetLabel(sheet.name)}
          selection={session.selection}
          version={version}
          actions={actions}
        />
        <CellReason
          active={active}
          reasonOf={(cell) => reasonOfCell(model, sheet, cell.row, cell.column)}
          isEditing={isEditing}
        />
        <CellHelp functions={functions} />
        <SheetCharts key={sheet.id} session={session} onLeave={focusSheet} />
        {isFinding && (
          <FindBar
            session={session}
            onClose={() => {
              setIsFinding(false);
              focusSheet();
            }}
          />
        )}
        <SheetTabs
          sheets={model.sheets.filter(({ visible }) => visible)}
          activeId={sheet.id}
          onShow={(sheetId) => session.showSheet(sheetId)}
        >
          <StatusBar
            status={sheetStatus(model, session.selectedArea)}
            figures={figures}
            note={formulaNote(model, sheet, active.row, active.column)}
          />
        </SheetTabs>
        {menuPlace && (
          <SheetMenu
            place={menuPlace}
            actions={menuActions(session)}
            onFind={() => setIsFinding(true)}
            onClose={closeMenu}
          />
        )}
        {filterPlace && (
          <FilterMenu
            {...filterPlace}
            onSort={(isDescending) => session.apply(sortBy(filterPlace.of, isDescending))}
            onFilter={(criteria) => session.apply(filterBy(filterPlace.of, criteria))}
            onClose={closeFilter}
          />
        )}
      </main>
      <TaskPane
        workbookName={model.name}
        processor={hosted.processor}
        widthPx={paneWidthPx}
        onWidth={onPaneWidth}
        theme={theme}
        onFilesOver={onFilesOver}
      />
    </>
  );
}
