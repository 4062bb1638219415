package bot.mtasts.webhook.page;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.CheckReport.MxSection;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Status;
import bot.mtasts.core.say.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The way of a message, as a picture: from a sender through DNS and the policy host to the MX
/// hosts, with what is broken where.
///
/// @param boxes from left to right; MX hosts stand one below the other
/// @param arrows between them
/// @param height of the picture, in its own units
/// @param words the same for those who do not see it
public record MailPath(List<Box> boxes, List<Arrow> arrows, int height, String words) {
  /// Of the picture, in its own units.
  public static final int WIDTH = 800;

  /// Of a box.
  public static final int BOX_WIDTH = 158;

  /// Of a box.
  public static final int BOX_HEIGHT = 66;

  private static final int COLUMN = 213;
  private static final int ROW = 78;
  private static final int MOST_HOSTS = 6;
  private static final int LONGEST_NAME = 22;

  /// A station of the way.
  ///
  /// @param name cut to what fits
  /// @param says how it stands there, with a sign
  public record Box(int x, int y, String title, String name, String tone, String says) {}

  /// @param tone of the station it leads to
  public record Arrow(int fromX, int fromY, int toX, int toY, String tone) {}

  /// The picture for a report.
  public static MailPath of(CheckReport report) {
    List<Host> hosts = hosts(report);
    int height = Math.max(1, hosts.size()) * ROW - (ROW - BOX_HEIGHT) + 4;
    int middle = (height - BOX_HEIGHT) / 2;
    Outcome policy = worst(report, Dimension.FETCH, Dimension.CERTIFICATE, Dimension.SYNTAX);
    Outcome record = report.outcome(Dimension.RECORD);
    List<Box> boxes = new ArrayList<>();
    boxes.add(new Box(1, middle, "A sender", "has mail for you", "faint", ""));
    boxes.add(box(1, middle, "DNS record", report.domain().recordName().text(), record.status()));
    boxes.add(box(2, middle, "Policy host", report.domain().policyHost().text(), policy.status()));
    int y = 2;
    for (Host host : hosts) {
      boxes.add(new Box(column(3), y, "MX host", cut(host.name()), host.tone(), host.says()));
      y += ROW;
    }
    return new MailPath(boxes, arrows(boxes), height, words(report, record, policy, hosts));
  }

  /// Where mail is handed over.
  private record Host(String name, String tone, String says) {}

  private static List<Host> hosts(CheckReport report) {
    List<MxSection> mx = report.mx();
    if (mx == null || mx.isEmpty()) {
      return List.of(
          new Host(mx == null ? "not seen" : "none", "faint", mx == null ? "? not judged" : "–"));
    }
    int shown = mx.size() > MOST_HOSTS ? MOST_HOSTS - 1 : mx.size();
    List<Host> hosts = new ArrayList<>();
    for (MxSection host : mx.subList(0, shown)) {
      hosts.add(
          new Host(
              host.host().text(),
              Words.tone(host.outlook()),
              Words.sign(host.outlook()) + " " + Terms.brief(host.outlook())));
    }
    if (shown < mx.size()) {
      hosts.add(new Host("and %d more".formatted(mx.size() - shown), "faint", "in the table"));
    }
    return hosts;
  }

  private static Outcome worst(CheckReport report, Dimension... dimensions) {
    // What could not be judged hides behind nothing but a failure or a warning.
    return Stream.of(dimensions)
        .map(report::outcome)
        .min(Comparator.comparingInt(outcome -> rank(outcome.status())))
        .orElseThrow();
  }

  private static int rank(Status status) {
    return switch (status) {
      case FAIL -> 0;
      case WARN -> 1;
      case UNDETERMINED -> 2;
      case SKIPPED -> 3;
      case PASS -> 4;
    };
  }

  private static Box box(int column, int y, String title, String name, Status status) {
    return new Box(
        column(column),
        y,
        title,
        cut(name),
        Words.tone(status),
        Words.sign(status) + " " + Terms.status(status));
  }

  private static int column(int number) {
    return 1 + number * COLUMN;
  }

  // Both ends tell names apart: `_mta-sts.…` on the left, the domain on the right.
  private static String cut(String name) {
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    int half = LONGEST_NAME / 2;
    return name.substring(0, half) + "…" + name.substring(name.length() - half + 1);
  }

  private static List<Arrow> arrows(List<Box> boxes) {
    List<Arrow> arrows = new ArrayList<>();
    arrows.add(arrow(boxes.get(0), boxes.get(1)));
    arrows.add(arrow(boxes.get(1), boxes.get(2)));
    boxes.stream().skip(3).forEach(host -> arrows.add(arrow(boxes.get(2), host)));
    return arrows;
  }

  private static Arrow arrow(Box from, Box to) {
    int middle = BOX_HEIGHT / 2;
    return new Arrow(
        from.x() + BOX_WIDTH + 3, from.y() + middle, to.x() - 8, to.y() + middle, to.tone());
  }

  private static String words(
      CheckReport report, Outcome record, Outcome policy, List<Host> hosts) {
    StringBuilder words = new StringBuilder("The way of mail to " + report.domainUnicode() + ": ");
    words.append("the sender asks DNS for the record (").append(says(record)).append("), ");
    words.append("fetches the policy (").append(says(policy)).append("), ");
    words.append("and hands mail over:");
    for (Host host : hosts) {
      words.append(" ").append(host.name()).append(" (").append(host.says()).append(")");
    }
    return words.append(".").toString();
  }

  private static String says(Outcome outcome) {
    String reason = outcome.reason();
    return Terms.dimension(outcome.dimension())
        + ": "
        + Terms.status(outcome.status())
        + (reason == null ? "" : ", " + reason);
  }
}
