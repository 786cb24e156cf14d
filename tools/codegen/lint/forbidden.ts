/** What one of the engines refuses, answers differently, or answers by reading a whole type of relationship. */
const FORBIDDEN: readonly (readonly [pattern: RegExp, problem: string])[] = [
  [/\$\w+\.\w/, 'rule 2: a field of a parameter uses no index: pass it as a parameter of its own'],
  [
    /\b(?:EXISTS|exists) ?[({]/,
    'rule 6: EXISTS reads every relationship of the type: use a parameter or COUNT',
  ],
  [
    /\b(?:WHERE|AND|OR|XOR|NOT) ?\(\w*(?: ?:\w+)?\) ?<?-/,
    'rule 6: a pattern as a condition: use COUNT { .. } = 0',
  ],
  [
    /\bOPTIONAL MATCH \(\w+\) ?<?-\[[^\]]*\]->? ?\(\w+\)(?! ?<?-)/,
    'rule 6: OPTIONAL MATCH between two bound nodes: use COUNT',
  ],
  [/\bst[dD]evP?\(/, 'rule 10: stDev over nothing differs'],
  [/\bcollect\((?:[^()]|\([^()]*\))*\) ?\[/, 'rule 11: slice a collect() in the next clause'],
  [/\bIN collect\(/, 'rule 11: map a collect() in the next clause'],
  [
    /\[ ?(?!\*|:|\w+ ?[*:])(?!\d* ?\.\. ?\d* ?\])[^\][|]*\.\.[^\][|]*\]/,
    'rule 12: slices take literal numbers only',
  ],
  [/\bround\([^()]*(?:\([^()]*\)[^()]*)*,/, 'rule 12: round with a precision differs'],
  [/\b(?:id|elementId)\(/, 'rule 15: internal ids differ and change'],
  [/\[[^\][]*\*[^\][]*\$/, 'rule 17: hop counts are literal'],
  [/\|\|/, 'rule 18: || is refused: use +'],
  [/\(\w* ?:\w+ ?[|&]|\(\w* ?:!/, 'rule 18: label expressions are refused'],
  [/\(\w* ?:\w+(?: ?\{[^{}]*\})? WHERE\b|\[\w* ?:\w+ WHERE\b/, 'rule 18: WHERE inside a pattern is refused'],
  [/\) ?[+*](?: ?\(|$)|\) ?\{\d*,\d*\}|\]->? ?[+*]/, 'rule 18: quantified paths are refused'],
  [/\bCOLLECT ?\{/, 'rule 18: COLLECT { } is refused'],
  [/\bOPTIONAL CALL\b/, 'rule 18: OPTIONAL CALL is refused'],
  [/\bIN TRANSACTIONS\b/, 'rule 18: IN TRANSACTIONS is refused'],
  [/\bFINISH\b/, 'rule 18: FINISH is refused'],
  [/\bUSING (?:INDEX|SCAN|JOIN)\b/, 'rule 18: hints are refused'],
  [/\$\(/, 'rule 18: dynamic labels are refused'],
  [/\b(?:randomUUID|point|isEmpty|isNaN|valueType)\(/, 'rule 18: this function is refused'],
  [/\bCALL ?\{/, 'rule 18: CALL { WITH .. } is deprecated: use CALL (x) { .. }'],
  [/\bpercentile(?:Cont|Disc)\([^,]*, ?[^\d)]/, 'rule 19: percentiles take a literal'],
  [
    /\b(?:timestamp|date|datetime|localdatetime|time|localtime|rand)\(/,
    'no query reads a clock or rolls dice',
  ],
  [/\b(?:match|return|unwind|merge|optional)\b [($\w]/, 'keywords are written in capitals'],
]

/** Everything in a plain text that no portable query may contain. */
export function lintForbidden(text: string): string[] {
  return FORBIDDEN.filter(([pattern]) => pattern.test(text)).map(([, problem]) => problem)
}
