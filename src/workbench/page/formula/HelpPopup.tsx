import { SHEET } from "../words/sheet-words";
import type { FormulaHelp, HelpedFunction, HelpedParameter } from "./formula-help";

export interface HelpPopupProps {
  readonly id: string;
  readonly help: FormulaHelp;
  /** Position of the name that the arrows went to. */
  readonly marked: number | undefined;
  readonly onChoose: (chosen: HelpedFunction) => void;
}

/** Below the formula bar: names to choose from, or what the call at the caret takes. */
export function HelpPopup({ id, help, marked, onChoose }: HelpPopupProps) {
  if (help.kind === "call") return <CallHelp id={id} {...help} />;
  const shown = help.functions[marked ?? 0];
  return (
    <div className="formula-help">
      <ul id={id} role="listbox" aria-label={SHEET.functions}>
        {help.functions.map((each, position) => (
          <li
            key={each.name}
            id={`${id}-${position}`}
            role="option"
            aria-selected={position === (marked ?? 0)}
            // The field keeps the keyboard.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(each)}
          >
            <span dir="ltr">{each.name}</span>
          </li>
        ))}
      </ul>
      {shown !== undefined && shown.description !== "" && <p>{shown.description}</p>}
    </div>
  );
}

function CallHelp({ id, called, position }: Extract<FormulaHelp, { kind: "call" }> & { readonly id: string }) {
  const parameters = called.parameters ?? [];
  const current = parameters[position];
  return (
    <div id={id} role="note" className="formula-help">
      <p className="call" dir="ltr">
        {called.name}(
        {parameters.map((parameter, at) => (
          <span key={parameter.name}>
            {at > 0 && ", "}
            {at === position ? <strong>{written(parameter)}</strong> : written(parameter)}
          </span>
        ))}
        )
      </p>
      {current !== undefined && current.description !== "" && <p>{current.description}</p>}
    </div>
  );
}

/** As Excel writes a parameter: in brackets where it can be left out. */
function written({ name, isOptional, isRepeating }: HelpedParameter): string {
  return `${isOptional ? `[${name}]` : name}${isRepeating ? ", …" : ""}`;
}
