import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { endpointUrl, type EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import { HIDDEN_TOKEN } from "../../../endpoint/send-raw";
import { ENDPOINT_KINDS } from "../../../protocol/kinds/endpoint-kinds";
import type { Connection } from "../../services/connection";
import { isSigned } from "../../state/connection/is-signed";
import { useTextStyles } from "../parts/text-styles";
import { CONSOLE_WORDS } from "../words/console-words";

export interface RequestHeadProps {
  readonly connection: Connection;
  readonly address: EndpointAddress;
}

const useStyles = makeStyles({
  wire: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: "pre-wrap",
    textAlign: "start",
  },
});

/** Where the request goes and under which headers. The token itself never stands in the page. */
export function RequestHead({ connection, address }: RequestHeadProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  // eslint-disable-next-line no-restricted-syntax -- as on the wire
  const signIn = isSigned(connection) ? { Authorization: `Bearer ${HIDDEN_TOKEN}` } : {};
  const headers = { ...ENDPOINT_KINDS[address.kind].scoringHeaders, ...signIn };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <div>
      <div className={texts.label}>{CONSOLE_WORDS.request}</div>
      <pre dir="ltr" className={mergeClasses(styles.wire, texts.wrapping)} aria-label={CONSOLE_WORDS.addressAndHeaders}>
        {[`POST ${endpointUrl(address)}`, ...lines].join("\n")}
      </pre>
      <div className={texts.hint}>{signInWords(connection)}</div>
    </div>
  );
}

function signInWords(connection: Connection): string {
  if (connection.token !== undefined) return CONSOLE_WORDS.hidesToken;
  return isSigned(connection) ? CONSOLE_WORDS.signs : CONSOLE_WORDS.passesOn;
}
