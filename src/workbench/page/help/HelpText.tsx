import { tourAddress } from "../tour/tour-query";
import { HELP } from "../words/help-words";
import { TOUR } from "../words/tour-words";

/** What the workbench is, how to begin, and where data goes. */
export function HelpText() {
  return (
    <main>
      <h1>{HELP.whatItIs}</h1>
      <p>{HELP.standsIn}</p>
      <h2>{HELP.firstSteps}</h2>
      <ol>
        {HELP.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <a href={tourAddress(location.search)}>{TOUR.take}</a>
      </p>
      <h2>{HELP.sheets}</h2>
      <ul>
        {HELP.samples.map((sample) => (
          <li key={sample}>{sample}</li>
        ))}
      </ul>
      <h2>{HELP.ownWorkbook}</h2>
      <p>{HELP.opening}</p>
      <p>{HELP.separatedValues}</p>
      <p>{HELP.recent}</p>
      <h2>{HELP.data}</h2>
      <dl>
        <dt>{HELP.theWorkbook}</dt>
        <dd>{HELP.staysHere}</dd>
        <dt>{HELP.whatIsScored}</dt>
        <dd>{HELP.isSent}</dd>
      </dl>
      <h2>{HELP.limits}</h2>
      <p>{HELP.noExcel}</p>
    </main>
  );
}
