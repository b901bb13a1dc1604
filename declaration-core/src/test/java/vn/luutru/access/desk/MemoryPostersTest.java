package vn.luutru.access.desk;

class MemoryPostersTest extends PosterStoresContract {

    private final MemoryPosters posters = new MemoryPosters();

    @Override
    protected PosterStore posters() {
        return posters;
    }

    @Override
    protected GuestCardStore cards() {
        return posters;
    }
}
