/** What this page wrote while the browser denied storage. */
const inMemory = new Map<string, string>()

/** A text that an earlier page kept; null if there is none, or if the browser denies storage. */
export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? inMemory.get(name) ?? null
  } catch {
    return inMemory.get(name) ?? null
  }
}

/** Keeps a text in the browser, or for this page alone if the browser denies storage. */
export function writeKept(name: string, text: string): void {
  try {
    localStorage.setItem(name, text)
    inMemory.delete(name)
  } catch {
    inMemory.set(name, text)
  }
}

/** The kept value; null if it is missing or not what `isValid` accepts, such as what an older page wrote. */
export function readKeptValue<T>(name: string, isValid: (value: unknown) => value is T): T | null {
  try {
    const value: unknown = JSON.parse(readKept(name) ?? 'null')
    return isValid(value) ? value : null
  } catch {
    return null
  }
}
