// A mail server for journeys: takes what is sent to it over SMTP, and keeps it to be read.
import { once } from 'node:events';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A running mail server. */
export type MailServer = {
  /** Where it listens on this machine. */
  port: number;
  /** What came for an address so far, oldest first. */
  mailsTo: (address: string) => ParsedMail[];
  /** Ends it. */
  stop: () => Promise<void>;
};

/** Starts a mail server on a free port of this machine. */
export async function mailServer(): Promise<MailServer> {
  const mails: { to: string[]; mail: ParsedMail }[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      simpleParser(stream).then(
        (mail) => {
          mails.push({ to, mail });
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  const socket = smtp.listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const address = socket.address();
  if (address === null || typeof address === 'string') throw new Error('no port of this machine is free');
  return {
    port: address.port,
    mailsTo: (address) => mails.filter(({ to }) => to.includes(address)).map(({ mail }) => mail),
    stop: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
}
