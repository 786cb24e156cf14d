/** What every query calls one map of a list of maps: of `$rows` a `row`, of `$pairs` a `pair`. */
export function rowsVariable(parameter: string): string {
  return parameter.replace(/s$/, '')
}
