import { Suspense } from "react";
import { loadPart } from "../parts/load-part";
import { useActions } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";

const FormulasSection = loadPart(
  async () => (await import(/* webpackChunkName: "formulas-section" */ "./FormulasSection")).FormulasSection,
);

/** Where the section stands about formulas of ours, once there is one. */
export function FormulasSlot() {
  const { formulas } = useSubscribable(useActions().formulas);
  return (
    formulas && (
      <Suspense fallback={null}>
        <FormulasSection formulas={formulas} />
      </Suspense>
    )
  );
}
