import { msg } from "@lingui/core/macro";
import { told } from "./told";

/** The page that explains the workbench. */
export const HELP = told({
  title: msg`Scoresheet workbench: how it works`,
  whatItIs: msg`What this page is`,
  standsIn: msg`The workbench is a spreadsheet in your browser that stands in for Excel. Beside it stands Scoresheet, the add-in itself, as it would stand in Excel: it scores a table with a machine-learning model and adds the predictions as a new column.`,
  firstSteps: msg`First steps`,
  steps: [
    msg`Click a cell of a table. The sample workbook opens with one selected.`,
    msg`Press “Score” in the pane. A demo model that fits the table is chosen already.`,
    msg`Read under “Result” how many rows were scored and why others were not.`,
    msg`Download the workbook, with its new column, and open it in Excel.`,
  ],
  sheets: msg`The sheets of the sample`,
  samples: [
    msg`Iris, Cars, Penguins and Flights are tables of real measurements. Each has a demo model that learnt from it: for a species, a number, several probabilities, and for dates and texts.`,
    msg`Scored holds a column that was scored before, and of which three rows changed since. The pane says so, and scores these three again.`,
    msg`Formulas holds predictions in cells. They keep their values and send nothing until you change one of their inputs; then the pane asks first.`,
    msg`Untidy holds cells that a model refuses or misreads. Press “Score” to see what the check finds, before anything is sent.`,
  ],
  ownWorkbook: msg`Your own workbook`,
  opening: msg`Choose Open, or drop an .xlsx file anywhere on the page. Cells, formulas with their results, number formats and tables can be worked with; charts, pictures and all other formatting stay in the file and are there again when you download it. In the pane, under Connection, say where your own model is served.`,
  separatedValues: msg`A .csv file becomes a table. Its separator, its letters and its decimal mark are found, and what was decided is told above the sheet. Columns with leading zeros, and with more than 15 digits, stay text. Nothing in it becomes a formula.`,
  recent: msg`Workbooks that you opened before stand in the menu beside Open and Download, in Chrome, Edge and browsers like them. The browser remembers where a file is, not what is in it, and may ask you whether the page may read it again. Firefox and Safari let no page open a file again, so there is no such list there.`,
  data: msg`Where your data goes`,
  theWorkbook: msg`The workbook`,
  staysHere: msg`It is opened in this browser and uploaded nowhere. It is in a file only once you download it.`,
  whatIsScored: msg`What you score`,
  isSent: msg`The columns that the pane names, of the rows that it counts, are sent to the endpoint that it names, and nowhere else. The demo models run on the computer that runs this page.`,
  limits: msg`What the workbench is not`,
  noExcel: msg`It is no replacement for Excel: it shows no pivot tables, and of charts and conditional formats only those that Scoresheet makes while the page is open; these are not saved in the file. It calculates the common worksheet functions only. A formula that it cannot calculate says so and is never sent as a number.`,
});
