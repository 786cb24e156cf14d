/** What an entry of the browser's history remembers of its page, for Back and reloads. */
interface EntryState {
  /** How far the page was scrolled, in pixels. */
  readonly top?: number
  /** How many entries of its list were shown. */
  readonly length?: number
}

/** The length of the list on the page of this entry; null if it was not kept. */
export function keptLength(): number | null {
  return entryState().length ?? null
}

/** Keeps the length of the list for when this entry is entered again. */
export function keepLength(length: number): void {
  keep({ length })
}

/** How far the page of this entry was scrolled, in pixels; 0 for a new one. */
export function keptTop(): number {
  return entryState().top ?? 0
}

/** Keeps how far the page is scrolled. */
export function keepTop(top: number): void {
  keep({ top })
}

function keep(change: EntryState): void {
  window.history.replaceState({ ...entryState(), ...change }, '')
}

function entryState(): EntryState {
  const state: unknown = window.history.state
  if (typeof state !== 'object' || state === null) return {}
  return { ...numberOf(state, 'top'), ...numberOf(state, 'length') }
}

function numberOf(state: object, name: keyof EntryState): EntryState {
  const value: unknown = Reflect.get(state, name)
  return typeof value === 'number' ? { [name]: value } : {}
}
