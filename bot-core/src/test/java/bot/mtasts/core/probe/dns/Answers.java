package bot.mtasts.core.probe.dns;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// Builds what scripted servers say.
final class Answers {
  private Answers() {}

  /// An answer to a question with these records, as zone files write them.
  static Message answer(Message query, String... answers) {
    Message message = reply(query);
    records(answers).forEach(record -> message.addRecord(record, Section.ANSWER));
    return message;
  }

  static Message reply(Message query) {
    Message message = new Message(query.getHeader().getID());
    message.getHeader().setFlag(Flags.QR);
    message.addRecord(query.getQuestion(), Section.QUESTION);
    return message;
  }

  static Message error(Message query, int rcode) {
    Message message = reply(query);
    message.getHeader().setRcode(rcode);
    return message;
  }

  static Message withFlag(Message message, int flag) {
    message.getHeader().setFlag(flag);
    return message;
  }

  static Message withAuthority(Message message, String... authority) {
    records(authority).forEach(record -> message.addRecord(record, Section.AUTHORITY));
    return message;
  }

  static List<byte[]> send(Message... messages) {
    return Arrays.stream(messages).map(Message::toWire).toList();
  }

  static List<Record> records(String... lines) {
    String zone = String.join("\n", lines) + "\n";
    try (Master master =
        new Master(
            new java.io.ByteArrayInputStream(
                zone.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)),
            Name.root,
            300)) {
      List<Record> records = new java.util.ArrayList<>();
      for (Record next = master.nextRecord(); next != null; next = master.nextRecord()) {
        records.add(next);
      }
      return records;
    } catch (IOException e) {
      throw new IllegalArgumentException(zone, e);
    }
  }
}
