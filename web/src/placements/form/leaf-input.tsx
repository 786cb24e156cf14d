import { type InputProps, textOf } from './input-props.ts'
import { ChoicesInput, DurationInput, InstantInput, NumberInput } from './plain-inputs.tsx'
import { type Json, listOf, type Shape } from './shape.ts'
import { TextInput, TextsInput } from './text-inputs.tsx'
import { ValueInput } from './value-input.tsx'

interface LeafProps extends InputProps {
  readonly shape: Shape
  readonly value: Json | undefined
  /** The object that has the value: its property decides the type of a `value`. */
  readonly owner: Json | undefined
}

/** The input of a shape that has only one. */
export function LeafInput({ shape, value, attributes, owner, onChange }: LeafProps) {
  switch (shape.is) {
    case 'number':
      return <NumberInput value={value} attributes={attributes} onChange={onChange} />
    case 'text':
      return (
        <TextInput
          text={textOf(value)}
          attributes={attributes}
          suggests={shape.suggests}
          onChange={onChange}
        />
      )
    case 'texts':
      return (
        <TextsInput
          texts={listOf(value).map(String)}
          attributes={attributes}
          suggests={shape.suggests}
          onChange={onChange}
        />
      )
    case 'flag':
      return (
        <label className="check">
          <input
            {...attributes}
            type="checkbox"
            checked={value === true}
            onChange={({ target }) => onChange(target.checked || undefined)}
          />
          yes
        </label>
      )
    case 'choice':
      return (
        <select
          className="field"
          {...attributes}
          value={textOf(value)}
          onChange={({ target }) => onChange(target.value)}
        >
          {shape.of.map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
      )
    case 'choices':
      return (
        <ChoicesInput
          of={shape.of}
          chosen={listOf(value).map(String)}
          attributes={attributes}
          onChange={onChange}
        />
      )
    case 'duration':
      return <DurationInput value={textOf(value)} attributes={attributes} onChange={onChange} />
    case 'instant':
      return <InstantInput value={textOf(value)} attributes={attributes} onChange={onChange} />
    case 'time':
      return (
        <input
          className="field"
          {...attributes}
          type="time"
          value={textOf(value)}
          onChange={({ target }) => onChange(target.value || undefined)}
        />
      )
    case 'value':
      return (
        <ValueInput shape={shape} value={value} attributes={attributes} owner={owner} onChange={onChange} />
      )
    default:
      return null
  }
}
