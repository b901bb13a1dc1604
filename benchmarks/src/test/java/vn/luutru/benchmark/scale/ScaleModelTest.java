package vn.luutru.benchmark.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleModelTest {

    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void the_peaks_are_those_of_the_last_minute_before_eleven() {
        assertThat(Volume.PROVINCE.peakPerSecond()).isEqualTo(130, EXACT);
        assertThat(Volume.NATION.peakPerSecond()).isEqualTo(600, EXACT);
        assertThat(Volume.TEN_NATIONS.peakPerSecond()).isEqualTo(6_000, EXACT);
    }

    @ParameterizedTest
    @EnumSource
    void twice_as_many_declarations_take_twice_the_processors_disks_and_cache(Layout layout) {
        Plan once = plan(Volume.NATION, layout);
        Plan twice = plan(Volume.NATION.times("two nations", 2), layout);
        assertThat(twice.allCores()).isEqualTo(2 * once.allCores(), EXACT);
        assertThat(twice.allBytes() / once.allBytes()).isEqualTo(2, EXACT);
        assertThat(twice.cacheBytes() / once.cacheBytes()).isEqualTo(2, EXACT);
        assertThat(twice.headroom() * 2).isEqualTo(once.headroom(), EXACT);
    }

    @ParameterizedTest
    @EnumSource
    void processors_at_full_use_are_what_the_throughput_says(Layout layout) {
        double cores = plan(Volume.TEN_NATIONS, layout).allCores();
        assertThat(ScaleModel.throughput(cores, layout)).isEqualTo(Volume.TEN_NATIONS.peakPerSecond(), within(1e-6));
    }

    @ParameterizedTest
    @EnumSource
    void events_and_read_models_are_kept_as_long_as_they_are_to_be_kept(Layout layout) {
        Plan usual = plan(Volume.PROVINCE, layout);
        Plan half = new ScaleModel(0.5, 8, 18).plan(Volume.PROVINCE, layout);
        assertThat(half.logBytes() * 2).isEqualTo(usual.logBytes(), within(1.0));
        assertThat(half.readBytes() * 2).isEqualTo(usual.readBytes(), within(1.0));
        assertThat(half.topicBytes()).isEqualTo(usual.topicBytes(), EXACT);
        assertThat(half.cacheBytes()).isEqualTo(usual.cacheBytes(), EXACT);
    }

    @ParameterizedTest
    @EnumSource
    void there_are_never_fewer_machines_than_the_load_takes_nor_than_one_that_may_fail(Layout layout) {
        for (Volume volume : new Volume[] {Volume.PROVINCE, Volume.NATION, Volume.TEN_NATIONS}) {
            Plan plan = plan(volume, layout);
            if (!layout.isOneMachine()) {
                plan.machines().forEach((part, machines) -> {
                    assertThat(machines).isGreaterThanOrEqualTo(part.atLeast());
                    assertThat(machines * 8 * 0.5)
                            .isGreaterThanOrEqualTo(plan.cores().get(part));
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_gives_out_first_has_the_lowest_ceiling(Layout layout) {
        Plan plan = plan(Volume.NATION, layout);
        assertThat(layout.ceilings().values())
                .allSatisfy(ceiling -> assertThat(ceiling).isGreaterThanOrEqualTo(plan.saturatesAt()));
        assertThat(plan.headroom() * Volume.NATION.peakPerSecond()).isEqualTo(plan.saturatesAt(), within(1e-6));
    }

    @Test
    void more_processors_do_more_and_raise_no_ceiling_of_what_exists_once() {
        ScaleModel small = new ScaleModel(0.5, 1, 36);
        ScaleModel large = new ScaleModel(0.5, 64, 36);
        assertThat(ScaleModel.throughput(1, Layout.ONE_MACHINE))
                .isLessThan(ScaleModel.throughput(64, Layout.ONE_MACHINE));
        assertThat(small.plan(Volume.NATION, Layout.ONE_POSTGRESQL).saturatesAt())
                .isEqualTo(large.plan(Volume.NATION, Layout.ONE_POSTGRESQL).saturatesAt(), EXACT);
    }

    @Test
    void the_nation_fits_on_one_postgresql_and_ten_nations_do_not_without_more_memory() {
        assertThat(plan(Volume.NATION, Layout.ONE_POSTGRESQL).headroom()).isGreaterThan(1);
        Plan ten = plan(Volume.TEN_NATIONS, Layout.ONE_POSTGRESQL);
        assertThat(ten.firstToGive()).isEqualTo("the cache of the read models' database");
        assertThat(Layout.CLUSTER.ceilings().values())
                .allMatch(ceiling -> ceiling > ten.volume().peakPerSecond());
    }

    @Test
    void the_table_has_a_row_for_each_volume_in_each_layout() {
        assertThat(ScaleTable.table().lines()).hasSize(2 + 3 * Layout.values().length);
    }

    @Test
    void a_machine_without_processors_is_none() {
        assertThatThrownBy(() -> new ScaleModel(0, 8, 36)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScaleModel(0.5, 0, 36)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Plan plan(Volume volume, Layout layout) {
        return ScaleModel.USUAL.plan(volume, layout);
    }
}
