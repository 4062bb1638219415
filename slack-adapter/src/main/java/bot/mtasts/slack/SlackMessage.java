package bot.mtasts.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;

/// A message as Slack takes it.
///
/// @param text what notifications and screen readers say, in Slack's mrkdwn; never empty
/// @param blocks Block Kit, within Slack's limits
public record SlackMessage(String text, ArrayNode blocks) {}
