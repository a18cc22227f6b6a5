/** Currencies as amounts in sheets name them: codes of ISO 4217, and short forms beside the currency signs of Unicode. */
const CODES =
  "AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES KRW KWD MAD MXN MYR NGN NOK NZD PEN PHP " +
  "PKR PLN QAR RMB RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR";
const SHORT =
  "US$ CA$ AU$ NZ$ HK$ A$ C$ S$ R$ $US $CA $AU $NZ $HK Kč zł Ft lei Fr. SFr. kr. kr Rs. Rs Rp руб. руб 円 元 원";

/** Signs of Unicode, but for the one that stands for hundredths: 5¢ is no 5. */
const SIGN = "(?![¢￠])\\p{Sc}";

const CURRENCY = [...CODES.split(" "), ...SHORT.split(" ")].map((one) => one.replace(/[.$]/g, "\\$&"));
const BEFORE = new RegExp(`^(?:${CURRENCY.join("|")}|${SIGN})`, "iu");
const BEHIND = new RegExp(`(?:${CURRENCY.join("|")}|${SIGN})$`, "iu");

/** An amount without the currency before or behind it, "99" of "EUR 99" and of "99 kr"; undefined when there is none. */
export function withoutCurrency(text: string): string | undefined {
  if (BEFORE.test(text)) return text.replace(BEFORE, "");
  return BEHIND.test(text) ? text.replace(BEHIND, "") : undefined;
}
