import { useMemo } from 'react'
import { SpecNamesDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { Panel } from '../parts/panel.tsx'
import { elementId, FormContext, type FormKnowledge, type Suggestion } from './form/form-context.ts'
import { type Fault, isObject, type Json, type ObjectShape, placeOf, type Suggested } from './form/shape.ts'
import { FieldInputs } from './form/shape-input.tsx'
import type { SpecSection } from './form/spec-shape.ts'

interface SpecFormProps {
  readonly spec: Json
  /** Everything that a spec may have. */
  readonly shape: ObjectShape
  /** What of it has inputs. */
  readonly sections: readonly SpecSection[]
  readonly faults: readonly Fault[]
  onChange(spec: Json): void
}

/** The form of a whole spec, or of a segment. */
export function SpecForm({ spec, shape, sections, faults, onChange }: SpecFormProps) {
  const knowledge = useKnowledge(faults)
  const known = new Set(shape.fields.map(({ name }) => name))
  const others = isObject(spec) ? Object.keys(spec).filter((name) => !known.has(name)) : []
  return (
    <FormContext.Provider value={knowledge}>
      <FaultList spec={spec} shape={shape} faults={faults} />
      {sections.map(({ title, note, fields }) => (
        <Panel key={title} title={title} note={note}>
          <div className="form-grid">
            <FieldInputs
              shape={{ is: 'object', fields }}
              value={spec}
              path={[]}
              label=""
              isWhole={false}
              onChange={(next) => onChange(next ?? {})}
            />
          </div>
        </Panel>
      ))}
      {others.length > 0 ? (
        <p className="banner">This form does not edit {others.join(', ')}, and keeps it as it is.</p>
      ) : null}
    </FormContext.Provider>
  )
}

/** All faults, each with a way to its field. */
function FaultList({ spec, shape, faults }: Pick<SpecFormProps, 'spec' | 'shape' | 'faults'>) {
  if (faults.length === 0) return null
  return (
    <div className="banner is-bad" role="alert">
      <ul className="fault-list" aria-label="What is wrong">
        {faults.map(({ path, message }) => (
          <li key={`${path.join('.')} ${message}`}>
            <button type="button" className="button is-quiet is-small" onClick={() => goToField(path)}>
              {placeOf(shape, path, spec).words}
            </button>{' '}
            {message}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Moves the focus to the field of a path, or to the nearest part around it. */
function goToField(path: readonly string[]): void {
  for (let length = path.length; length > 0; length--) {
    const element = document.getElementById(elementId(path.slice(0, length)))
    if (!element) continue
    for (let at = element.closest('details'); at; at = at.parentElement?.closest('details') ?? null)
      at.open = true
    element.focus()
    element.scrollIntoView({ block: 'center' })
    return
  }
}

/** What exists in the catalog, for suggestions. */
function useKnowledge(faults: readonly Fault[]): FormKnowledge {
  const { data } = useAnswer(SpecNamesDocument, {}, { isKept: true })
  return useMemo(() => {
    const itemProperty = data?.itemProperties?.filter(({ type }) => type !== 'TEXT') ?? []
    const userProperty = data?.userProperties?.filter(({ type }) => type !== 'TEXT') ?? []
    const tags = data?.tags?.nodes ?? []
    const kinds = data?.items?.facets?.[0]?.values ?? []
    const names = {
      itemProperty: itemProperty.map(({ name }) => ({ value: name })),
      userProperty: userProperty.map(({ name }) => ({ value: name })),
      kind: kinds.map(({ value }) => ({ value: String(value) })),
      tag: tags.map(({ id, name }) => ({ value: id, label: name })),
      tagKind: [...new Set(tags.flatMap(({ kind }) => kind ?? []))].map((value) => ({ value })),
      item: [],
      placement: (data?.placements?.nodes ?? []).map(({ key }) => ({ value: key })),
      segment: (data?.segments?.nodes ?? []).map(({ name }) => ({ value: name })),
    } satisfies Record<Suggested, readonly Suggestion[]>
    const types = { itemProperty, userProperty }
    return {
      faults,
      suggestions: (of) => names[of],
      typeOf: (owner, name) => types[owner].find((property) => property.name === name)?.type,
    }
  }, [data, faults])
}
