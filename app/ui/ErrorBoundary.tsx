import { Component, type ReactNode } from 'react';
import { Notice } from './Notice.tsx';

export interface ErrorBoundaryProps {
  /** What stands here, as it goes into "The … could not be shown". */
  readonly name: string;
  readonly children: ReactNode;
  readonly onRetry?: (() => void) | undefined;
  /** A change of this value is a retry: the choice that led here was changed. */
  readonly resetKey?: unknown;
}

interface State {
  readonly message: string | null;
  readonly resetKey: unknown;
}

/** Keeps a fault in one panel from taking the page with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { message: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  static getDerivedStateFromProps({ resetKey }: ErrorBoundaryProps, state: State): Partial<State> | null {
    return Object.is(resetKey, state.resetKey) ? null : { message: null, resetKey };
  }

  override render(): ReactNode {
    const { name, children, onRetry } = this.props;
    const { message } = this.state;
    if (message === null) return children;
    const retry = () => {
      onRetry?.();
      this.setState({ message: null });
    };
    return (
      <Notice kind="error" input={message} action={{ label: 'Try again', onPress: retry }}>
        The {name} could not be shown. The rest of the page still works.
      </Notice>
    );
  }
}
