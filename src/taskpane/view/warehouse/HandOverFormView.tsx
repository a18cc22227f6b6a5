import { Button, mergeClasses } from "@fluentui/react-components";
import { useEffect, useId } from "react";
import { isOrder } from "../../state/warehouse/hand-over-order";
import type { HandOverSession } from "../../state/warehouse/hand-over-session";
import { connectionToWarehouses } from "../../state/warehouse/may-hand-over";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { usePane } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import { FORM_WORDS, whyNoOrderWords } from "../words/warehouse/form-words";
import { LookView } from "./LookView";
import { NameField } from "./NameField";
import { SendingView } from "./SendingView";
import { SourceChoice } from "./SourceChoice";
import { GOES_ON, GOING_ON, useFocusKept } from "./use-focus-kept";
import { WarehouseChoice } from "./WarehouseChoice";

/** Which table goes to which warehouse and what it becomes there; then the statement, and only then the button that hands it over. */
export function HandOverFormView({ handOver }: { readonly handOver: HandOverSession }) {
  useSubscribable(handOver); // with whose steps buttons come and go
  return (
    <div {...useFocusKept(GOING_ON)}>
      <Form handOver={handOver} />
    </div>
  );
}

function Form({ handOver }: { readonly handOver: HandOverSession }) {
  const texts = useTextStyles();
  const formats = useFormats();
  const hintId = useId();
  const state = useSubscribable(handOver);
  const connection = usePane((view) => connectionToWarehouses(view.state.connection));
  usePane(({ proposal }) => proposal); // of which the form is made
  useEffect(() => {
    if (connection !== undefined) void handOver.list(connection);
  }, [handOver, connection]);
  if (state.sending !== undefined) {
    return <SendingView sending={state.sending} onCancel={() => handOver.cancelSending()} />;
  }
  const form = handOver.form();
  const order = handOver.order();
  const isSeen = handOver.seen() !== undefined;
  const { choices, warehouses } = state;
  if (connection === undefined) {
    return <div className={texts.hint}>{isOrder(order) ? null : whyNoOrderWords(order, formats)}</div>;
  }
  const choose: HandOverSession["choose"] = (chosen) => handOver.choose(chosen);
  const isLooking = state.look.kind === "looking";
  const warehouse = (
    <WarehouseChoice
      listed={warehouses}
      chosen={form.warehouse}
      onChoose={(warehouseId) => choose({ warehouseId })}
      onAsk={() => void handOver.list(connection, "again")}
    />
  );
  // Without a warehouse there is nothing else to choose.
  if (form.warehouse === undefined) return warehouse;
  return (
    <div className={texts.stack}>
      {warehouse}
      <SourceChoice form={form} choices={choices} onChoose={choose} />
      <NameField
        label={FORM_WORDS.target}
        value={form.target}
        hint={FORM_WORDS.targetHint}
        onType={(target) => choose({ target })}
      />
      {form.asksForType && (
        <NameField
          label={FORM_WORDS.returnType}
          value={choices.returnType}
          hint={FORM_WORDS.returnTypeHint}
          onType={(returnType) => choose({ returnType })}
        />
      )}
      {!isSeen && !isLooking && (
        <div>
          <Button
            {...GOES_ON}
            appearance="primary"
            disabledFocusable={!isOrder(order)}
            aria-describedby={hintId}
            onClick={() => void handOver.look()}
          >
            {state.look.kind === "seen" ? FORM_WORDS.lookAgain : FORM_WORDS.look}
          </Button>
          <div id={hintId} className={mergeClasses(texts.hint, texts.wrapping)}>
            {isOrder(order) ? FORM_WORDS.lookHint : whyNoOrderWords(order, formats)}
          </div>
        </div>
      )}
      <LookView handOver={handOver} />
    </div>
  );
}
