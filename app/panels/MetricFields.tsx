import { useState } from 'react';
import { setData, setMetric } from '../state/actions.ts';
import { architectureOf } from '../state/derive.ts';
import { matrixText, readData, readMatrix } from '../state/metricText.ts';
import { useAppState } from '../state/store.ts';
import type { View } from '../state/view.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';

/** The metric as a matrix, typed, or made with the target from a data set. */
export function MetricFields() {
  const view = useAppState((s) => s.view);
  const k = view.target.length;
  // a metric that has come since makes the sentence about the refused one pointless
  const [refused, setRefused] = useState<{ readonly beside: View['metric']; readonly error: string } | null>(null);
  const commit = (text: string): void => {
    const read = readMatrix(text, k);
    setRefused('error' in read ? { beside: view.metric, error: read.error } : null);
    if ('metric' in read) setMetric(read.metric);
  };
  return (
    <>
      <TextField label="Σ, row by row" value={matrixText(view.metric, k)} rows={Math.min(k, 5)} onChange={() => setRefused(null)} onCommit={commit} error={refused?.beside === view.metric ? refused.error : null} description="Symmetric and positive definite; the loss is (w − u)ᵀ Σ (w − u)" />
      <DataField />
    </>
  );
}

/** A data set as text: it gives both u and Σ. */
function DataField() {
  const a = useAppState((s) => architectureOf(s.view));
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<{ readonly error: string | null; readonly note: string | null }>({ error: null, note: null });
  const take = (): void => {
    const read = readData(text, a);
    if ('error' in read) setOutcome({ error: read.error, note: null });
    else {
      setOutcome({ error: null, note: read.note });
      setData(read.target, read.metric);
    }
  };
  return (
    <TextField
      label="Data"
      rows={3}
      value={text}
      placeholder={`${Array.from({ length: a.ambientDimension }, (_, i) => `x${i + 1}`).join(', ')}, y`}
      onChange={(typed) => {
        setText(typed);
        setOutcome({ error: null, note: null });
      }}
      error={outcome.error}
      description={outcome.note ?? 'One line a sample: its inputs, then its outputs. They give u and Σ = X Xᵀ'}
      trailing={
        <Button onPress={take} isDisabled={text.trim() === ''}>
          Use
        </Button>
      }
    />
  );
}
