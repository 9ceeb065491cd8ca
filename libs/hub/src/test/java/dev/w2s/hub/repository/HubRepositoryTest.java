package dev.w2s.hub.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.hub.cache.CacheFolder;
import dev.w2s.study.failure.InvalidFieldException;
import java.nio.file.Path;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubRepositoryTest {
    @Test
    void theRevisionFollowsTheFirstAt() {
        assertThat(HubRepository.parse(RepositoryKind.MODEL, "Qwen/Qwen1.5-0.5B@refs/pr/3"))
                .isEqualTo(new HubRepository(RepositoryKind.MODEL, "Qwen/Qwen1.5-0.5B", "refs/pr/3"));
    }

    @Test
    void withoutARevisionItIsMain() {
        assertThat(HubRepository.parse(RepositoryKind.DATASET, "allenai/sciq").revision())
                .isEqualTo("main");
    }

    @Test
    void theOldestRepositoriesHaveNoOwner() {
        assertThat(HubRepository.parse(RepositoryKind.MODEL, "gpt2").name()).isEqualTo("gpt2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/name",
                "org/",
                "a/b/c",
                "../name",
                "org/..",
                "org/na me",
                "org/na--me",
                "org/name.git",
                "-org/name",
                "org/name.",
                "org\\name",
                "örg/name",
                "org/a..b"
            })
    void aNameTheHubCouldNotHaveIsRefusedByName(String name) {
        assertThatThrownBy(() -> HubRepository.parse(RepositoryKind.MODEL, name))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "../main", "a/../b", "/etc", "a//b", "a b", "-x", "a/.b", "a.lock", "a/", "a~1", "a^", "a:b", "."
            })
    void aRevisionGitCouldNotHaveIsRefused(String revision) {
        assertThatThrownBy(() -> HubRepository.parse(RepositoryKind.MODEL, "org/name@" + revision))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("revision");
    }

    @Property
    void noRevisionLeavesTheCache(
            @ForAll @Chars({'.', '/', '\\', '~', '-', 'a'}) @CharRange(from = '\0', to = '\40') @StringLength(max = 12)
                    String revision) {
        Path refs = Path.of("/cache/models--org--name/refs");
        try {
            HubRepository repository = new HubRepository(RepositoryKind.MODEL, "org/name", revision);
            Path ref = CacheFolder.of(Path.of("/cache"), repository).ref(repository.revision());
            assertThat(ref.normalize()).isEqualTo(ref).startsWithRaw(refs).isNotEqualTo(refs);
        } catch (InvalidFieldException refused) {
            assertThat(refused.field()).isEqualTo("revision");
        }
    }

    @Example
    void isReadAsItIsWritten() {
        HubRepository repository =
                new HubRepository(RepositoryKind.DATASET, "allenai/sciq", HubRepository.PARQUET_REVISION);
        assertThat(HubRepository.parse(RepositoryKind.DATASET, repository.toString()))
                .isEqualTo(repository);
    }
}
