import { useEffect } from 'react'
import { useForm } from './form-context.ts'
import { type InputProps, textOf } from './input-props.ts'
import { InstantInput, NumberInput } from './plain-inputs.tsx'
import { isObject, type Json, listOf, type Shape } from './shape.ts'
import { TextInput, TextsInput } from './text-inputs.tsx'

interface ValueInputProps extends InputProps {
  readonly shape: Extract<Shape, { readonly is: 'value' }>
  readonly value: Json | undefined
  readonly owner: Json | undefined
}

const SEVERAL = new Set(['IN', 'NOT_IN', 'HAS_ANY', 'HAS_ALL', 'WITHIN_KM'])

/** A value of the type of its property, or a list of them if the comparison takes one. */
export function ValueInput({ shape, value, attributes, owner, onChange }: ValueInputProps) {
  const { typeOf } = useForm()
  const test = isObject(owner) ? owner : {}
  const type = shape.owner === 'instant' ? 'TIMESTAMP' : typeOf(shape.owner, textOf(test.name))
  const isList = SEVERAL.has(textOf(test.op))
  const isOfOtherForm = value !== undefined && value !== '' && Array.isArray(value) !== isList
  useEffect(() => {
    // Another comparison was chosen.
    if (isOfOtherForm) onChange(isList ? [value] : listOf(value)[0])
  }, [isOfOtherForm, isList, value, onChange])
  if (test.op === 'WITHIN_KM') {
    return <NearInput value={value} attributes={attributes} onChange={onChange} />
  }
  if (isList) {
    return (
      <TextsInput
        texts={listOf(value).map(String)}
        attributes={attributes}
        suggests={undefined}
        onChange={(texts) =>
          onChange(
            type === 'FLOAT'
              ? listOf(texts).map((text) => (Number.isNaN(Number(text)) ? text : Number(text)))
              : texts,
          )
        }
      />
    )
  }
  if (type === 'FLOAT') return <NumberInput value={value} attributes={attributes} onChange={onChange} />
  if (type === 'TIMESTAMP')
    return <InstantInput value={textOf(value)} attributes={attributes} onChange={onChange} />
  if (type === 'BOOLEAN') {
    return (
      <select
        className="field"
        {...attributes}
        value={textOf(value)}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value === 'true')}
      >
        <option value="" />
        <option value="true">yes</option>
        <option value="false">no</option>
      </select>
    )
  }
  return <TextInput text={textOf(value)} attributes={attributes} suggests={undefined} onChange={onChange} />
}

const NEAR = ['latitude', 'longitude', 'kilometers'] as const

/** A place and a distance. */
function NearInput({ value, attributes, onChange }: InputProps & { readonly value: Json | undefined }) {
  const numbers = NEAR.map((_, index) => Number(listOf(value)[index] ?? 0))
  return (
    <span className="bounds is-three">
      {numbers.map((one, index) => (
        <input
          key={NEAR[index]}
          className="field"
          id={index === 0 ? attributes.id : undefined}
          aria-label={`${attributes['aria-label']}: ${NEAR[index]}`}
          type="number"
          step="any"
          value={one}
          onChange={({ target }) => onChange(numbers.with(index, Number(target.value)))}
        />
      ))}
    </span>
  )
}
