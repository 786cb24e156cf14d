import { portraitOf } from '../../../packages/pictures.ts'
import { Drawing } from './drawing.tsx'

/** A portrait drawn from a person's id. Decoration: their name is next to it. */
export function Avatar({ id, isLarge = false }: { readonly id: string; readonly isLarge?: boolean }) {
  return <Drawing className={isLarge ? 'avatar is-large' : 'avatar'} shapes={portraitOf(id)} />
}
