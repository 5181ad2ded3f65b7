package com.wrenchtime.templates;

import com.wrenchtime.messaging.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the bound shop says: its own wording of an occasion, or the standard one. Nothing that was once said is altered. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Templates {

    private final JdbcClient jdbc;

    Templates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is said now; nothing where such a message is never sent. */
    public Optional<Template> find(Template.Key key) {
        return versions(key, 1).stream().findFirst().or(() -> StandardTexts.find(key));
    }

    /** All that is said now. */
    List<Template> all() {
        var own = new HashMap<Template.Key, Template>();
        jdbc.sql("SELECT DISTINCT ON (kind, language, channel) * FROM message_template"
                        + " ORDER BY kind, language, channel, version DESC")
                .query(Templates::template)
                .list()
                .forEach(it -> own.put(it.key(), it));
        return StandardTexts.all().stream()
                .map(it -> Objects.requireNonNull(own.getOrDefault(it.key(), it)))
                .toList();
    }

    /** What the shop has said until now, the newest first. */
    List<Template> versions(Template.Key key, int most) {
        return jdbc.sql("SELECT * FROM message_template WHERE kind = ? AND language = ? AND channel = ?"
                        + " ORDER BY version DESC LIMIT ?")
                .params(key.kind().name(), key.language().name(), key.channel().name(), most)
                .query(Templates::template)
                .list();
    }

    /** Says this from now on. Of two that change the same version at once one is refused by the database. */
    void add(Template template) {
        jdbc.sql("""
            INSERT INTO message_template (kind, language, channel, version, subject, body, changed_by, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .param(template.key().kind().name())
                .param(template.key().language().name())
                .param(template.key().channel().name())
                .param(template.version())
                .param(template.subject())
                .param(template.body())
                .param(template.changedBy())
                .param(Objects.requireNonNull(template.changedAt()).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Template template(ResultSet row, int number) throws SQLException {
        return new Template(
                new Template.Key(
                        Kind.valueOf(row.getString("kind")),
                        Language.valueOf(row.getString("language")),
                        Channel.valueOf(row.getString("channel"))),
                row.getString("subject"),
                row.getString("body"),
                row.getInt("version"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
