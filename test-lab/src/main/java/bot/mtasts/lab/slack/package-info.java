/// Slack as an app sees it, on loopback and over the real protocols: the Web API, signed requests,
/// Socket Mode, `response_url` and OAuth, with Slack's limits kept. Start with [FakeSlack]; a
/// [SlackPerson] does what people do, and [FakeSlack#messages] is what they then see.
@NullMarked
package bot.mtasts.lab.slack;

import org.jspecify.annotations.NullMarked;
