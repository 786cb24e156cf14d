import { createContext, useContext } from 'react'
import type { PropertyType } from '../../__generated__/graphql.ts'
import type { Fault, Suggested } from './shape.ts'

/** A name that an input suggests, with words for it. */
export interface Suggestion {
  readonly value: string
  readonly label?: string
}

/** What all inputs of a form know. */
export interface FormKnowledge {
  readonly faults: readonly Fault[]
  suggestions(of: Suggested): readonly Suggestion[]
  typeOf(owner: 'itemProperty' | 'userProperty', name: string): PropertyType | undefined
}

export const FormContext = createContext<FormKnowledge>({
  faults: [],
  suggestions: () => [],
  typeOf: () => undefined,
})

export function useForm(): FormKnowledge {
  return useContext(FormContext)
}

/** The id of the element of a path. */
export function elementId(path: readonly string[]): string {
  return `spec.${path.join('.')}`
}

/** Messages about exactly this path. */
export function useFaults(path: readonly string[]): readonly string[] {
  const at = path.join('.')
  return useForm().faults.flatMap((fault) => (fault.path.join('.') === at ? [fault.message] : []))
}

/** Moves the focus to the first input of a part that is about to be there. */
export function focusAdded(path: readonly string[]): void {
  requestAnimationFrame(() => {
    document.getElementById(elementId(path))?.querySelector<HTMLElement>('input, select')?.focus()
  })
}

/** Moves the focus to the part that something was removed from, with the button that removed it. */
export function focusAround(path: readonly string[]): void {
  requestAnimationFrame(() => document.getElementById(elementId(path))?.focus())
}
