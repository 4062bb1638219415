package bot.mtasts.core.check;

import bot.mtasts.core.report.Prose;

/// Lines to paste into web servers. The paths on disk are examples.
final class ServerLines {
  private ServerLines() {}

  /// A location that serves the policy as it should be, in nginx.
  static Prose.Block nginx() {
    return Prose.block(
        """
        location = /.well-known/mta-sts.txt {
            types { }
            default_type text/plain;
            alias /var/www/mta-sts/mta-sts.txt;
        }\
        """);
  }

  /// The media type for the policy, in the commonest servers.
  static Prose.Block contentType() {
    return Prose.block(
        """
        # nginx
        location = /.well-known/mta-sts.txt { types { } default_type text/plain; }
        # Apache
        <Files "mta-sts.txt">
            ForceType text/plain
        </Files>
        # Caddy
        header /.well-known/mta-sts.txt Content-Type text/plain\
        """);
  }
}
