const LONE_SURROGATE = /\p{Surrogate}/u

/** C0 and C1 controls, which terminals obey, and the two characters that reverse the text after them. */
const CONTROL = /[\p{Cc}\u202d\u202e]/u

/** Why a text cannot be shown to others, such as "contains the control character U+0007"; null if it can. In prose, line ends and tabs may occur. */
export function textFault(text: string, isProse: boolean): string | null {
  if (LONE_SURROGATE.test(text)) return 'contains an unpaired surrogate'
  const [found] = CONTROL.exec(isProse ? text.replace(/[\t\n\r]/g, '') : text) ?? []
  const hex = found?.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  return hex === undefined ? null : `contains the control character U+${hex}`
}
