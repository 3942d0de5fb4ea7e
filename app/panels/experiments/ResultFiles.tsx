import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { FileButton } from '../../ui/FileButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import { DownloadIcon } from '../../ui/icons.tsx';

interface ResultFilesProps {
  /** Null while there are no results. */
  readonly files: { readonly name: string; readonly whole: () => string; readonly csv: () => string } | null;
  /** Takes the text of a file; answers with a sentence if it cannot. */
  readonly onOpen: (text: string) => string | null;
}

/** Results of all architectures take some hundred kilobytes. */
const largestFile = 20e6;

/** Results as a file that this page opens again, and as a table for other programs. */
export function ResultFiles({ files, onOpen }: ResultFilesProps) {
  const [problem, setProblem] = useState<{ readonly name: string; readonly sentence: string } | null>(null);
  const open = async (file: File): Promise<void> => {
    const sentence = file.size > largestFile ? 'The file is too large to hold results of this page.' : onOpen(await file.text());
    setProblem(sentence === null ? null : { name: file.name, sentence });
  };
  return (
    <div className="result-files">
      <div className="study-buttons" role="group" aria-label="Files">
        {files !== null && (
          <>
            <Button onPress={() => saveFile(`${files.name}.json`, files.whole(), 'application/json')} label="Save the results as JSON">
              <DownloadIcon /> Save
            </Button>
            <Button onPress={() => saveFile(`${files.name}.csv`, files.csv(), 'text/csv')} label="Save the table as CSV">
              <DownloadIcon /> CSV
            </Button>
          </>
        )}
        <FileButton label="Open saved results" accept={['.json', 'application/json']} onFile={(file) => void open(file)}>
          Open …
        </FileButton>
      </div>
      {problem !== null && (
        <Notice input={problem.name} onDismiss={() => setProblem(null)}>
          {problem.sentence}
        </Notice>
      )}
    </div>
  );
}
