import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KernelMemory } from '../../../src/kernels/kernel-memory.ts'

const PAGE_BYTES = 65_536

describe('a memory of kernels', () => {
  it('gives zeros, apart from each other, where numbers are read by pairs', () => {
    const memory = new KernelMemory()
    const arrays = [memory.floats(3), memory.singles(5), memory.integers(1), memory.floats(2)]
    for (const array of arrays) {
      expect(array.byteOffset % 16).toBe(0)
      expect([...array].every((value) => value === 0)).toBe(true)
    }
    arrays.forEach((array, place) => {
      array.fill(place + 1)
    })
    expect(arrays.map((array) => [...array])).toEqual([[1, 1, 1], [2, 2, 2, 2, 2], [3], [4, 4]])
  })

  it('grows, and what was there stays where it was', () => {
    const memory = new KernelMemory()
    const first = memory.copyOf(Float64Array.of(1, 2, 3))
    const large = memory.floats(PAGE_BYTES)
    large.fill(7)
    expect([...first]).toEqual([1, 2, 3])
    expect(memory.kernels.firstProduct(first.byteOffset, large.byteOffset, 0, 3, 14)).toBe(1)
  })

  it('refuses more than addresses reach', () => {
    const memory = new KernelMemory()
    expect(() => memory.floats(2 ** 29)).toThrow(RangeError)
  })
})

const numbers = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 12 })

describe('firstProduct', () => {
  it('finds the first product that is large enough, from any place on', () => {
    fc.assert(
      fc.property(
        numbers,
        numbers,
        fc.nat(13),
        fc.integer({ min: -9, max: 9 }),
        (left, right, from, least) => {
          const count = Math.min(left.length, right.length)
          const memory = new KernelMemory()
          const [a, b] = [left, right].map((values) => memory.copyOf(Float64Array.from(values)).byteOffset)
          const found = left.findIndex(
            (value, place) => place >= from && place < count && value * (right[place] ?? 0) >= least,
          )
          expect(memory.kernels.firstProduct(a ?? 0, b ?? 0, Math.min(from, count), count, least)).toBe(
            found < 0 ? count : found,
          )
        },
      ),
      { seed: 20_111, numRuns: 500 },
    )
  })
})
