package vn.luutru.access.desk;

class MemoryDesksTest extends DeskStoresContract {

    private final MemoryDesks desks = new MemoryDesks();

    @Override
    protected Devices devices() {
        return desks;
    }

    @Override
    protected DeskPeople people() {
        return desks.people();
    }
}
