import type { HttpAnswer } from "../http/send-once";

/** Whether the answer is made for a browser: a sign-in page, or a router's notice. */
export function isWebPage({ headers, text }: HttpAnswer): boolean {
  return /\bhtml\b/.test(headers.get("content-type") ?? "") || looksLikeHtml(text);
}

/** Whether a text is a web page. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*(<!doctype html|<html|<head|<body|<\?xml|<!--)/i.test(text);
}
