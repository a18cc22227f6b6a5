import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";

export interface IconButtonProps {
  readonly icon: ReactElement;
  readonly label: string;
  /** The label with the key that does the same. */
  readonly hint: string;
  /** It keeps its place and the keyboard while it can do nothing. */
  readonly isOff?: boolean;
  readonly onPress: () => void;
}

/** A small button of which only the picture is seen. */
export function IconButton({ icon, label, hint, isOff = false, onPress }: IconButtonProps) {
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={icon}
      aria-label={label}
      title={hint}
      disabledFocusable={isOff}
      onClick={onPress}
    />
  );
}
