import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import css from './help.module.css';
import type { Block, Inline } from './markdown.ts';

/** A page of the help as elements of the page; its text is never read as HTML. */
export function HelpText({ name, blocks }: { name: string; blocks: readonly Block[] }) {
  return blocks.map((block, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes while it is read
    <BlockPart key={i} page={name} block={block} />
  ));
}

function BlockPart({ page, block }: { page: string; block: Block }) {
  switch (block.is) {
    case 'heading': {
      const Heading = `h${block.level}` as const;
      return (
        <Heading id={block.id} tabIndex={-1}>
          {block.text}
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Runs page={page} runs={block.line} />
        </p>
      );
    case 'code':
      return <pre>{block.text}</pre>;
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((runs, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes while it is read
            <li key={i}>
              <Runs page={page} runs={runs} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return <TablePart page={page} table={block} />;
  }
}

function TablePart({ page, table }: { page: string; table: Extract<Block, { is: 'table' }> }) {
  return (
    <div className={css.scroll}>
      <table>
        <thead>
          <tr>
            {table.head.map((runs, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes while it is read
              <th key={i} scope="col">
                <Runs page={page} runs={runs} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes while it is read
            <tr key={r}>
              {row.map((runs, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes while it is read
                <td key={i}>
                  <Runs page={page} runs={runs} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Runs({ page, runs }: { page: string; runs: readonly Inline[] }) {
  return runs.map((run, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes while it is read
    <Fragment key={i}>
      <Run page={page} run={run} />
    </Fragment>
  ));
}

function Run({ page, run }: { page: string; run: Inline }) {
  switch (run.is) {
    case 'text':
      return run.text;
    case 'label':
      return <b>{run.text}</b>;
    case 'stress':
      return <em>{run.text}</em>;
    case 'code':
      return <code>{run.text}</code>;
    case 'link':
      return (
        <Link
          to="/bantuan/$page"
          params={{ page: run.page ?? page }}
          search={true}
          {...(run.anchor === undefined ? {} : { hash: run.anchor })}
        >
          {run.text}
        </Link>
      );
  }
}
